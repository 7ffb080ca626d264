if (args.Length != 2)
{
    Console.Error.WriteLine("usage: SevenBridges.Bundler SCHEMA_FOLDER BUNDLE_FILE");
    return 2;
}

Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(args[1]))!);
File.WriteAllText(args[1], """{ "openapi": "3.0.3", "info": { "title": "Seven Bridges Platform API", "version": "2" }, "paths": {} }""" + "\n");
return 0;
