#:project ../SevenBridges/SevenBridges.csproj
// Lists everything in a project, folders and what is in them.
//   dotnet run src/samples/list-files.cs rfranklin/wgs

using SevenBridges;

if (args is not [var id])
{
    Console.Error.WriteLine("usage: dotnet run list-files.cs PROJECT");
    return 2;
}

try
{
    await using var platform = new SevenBridgesClient();
    await foreach (var file in platform.Files.Walk((ProjectId)id))
        Console.WriteLine(file.Type == FileType.Folder ? $"{file.Name}/" : $"{file.Name}  {file.Size} bytes");
    return 0;
}
catch (Exception error) when (error is SevenBridgesException or ArgumentException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
