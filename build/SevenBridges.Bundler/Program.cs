using SevenBridges.Bundler;

if (args is not [var schemaFolder, var bundleFile])
{
    Console.Error.WriteLine("usage: SevenBridges.Bundler SCHEMA_FOLDER BUNDLE_FILE");
    return 2;
}

var bundle = DescriptionBundle.Of(SchemaFile.AllIn(schemaFolder));
foreach (var problem in bundle.Problems)
    Console.Error.WriteLine(problem);

if (bundle.Document is not { } document)
    return 1;

Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(bundleFile))!);
File.WriteAllBytes(bundleFile, document);
return 0;
