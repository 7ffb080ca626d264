using SevenBridges.Bundler;

if (args is not ([_, _] or [_, _, "--without-choices"]))
{
    Console.Error.WriteLine("usage: SevenBridges.Bundler SCHEMA_FOLDER BUNDLE_FILE [--without-choices]");
    return 2;
}

var (schemaFolder, bundleFile) = (args[0], args[1]);
var bundle = DescriptionBundle.Of(SchemaFile.AllIn(schemaFolder), args.Length == 3 ? BundleStyle.WithoutChoices : BundleStyle.Full);
foreach (var problem in bundle.Problems)
    Console.Error.WriteLine(problem);

if (bundle.Document is not { } document)
    return 1;

Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(bundleFile))!);
File.WriteAllBytes(bundleFile, document);
return 0;
