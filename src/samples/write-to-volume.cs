#:project ../SevenBridges/SevenBridges.csproj
// Sends a file of a project out to a volume; the Platform keeps its own copy too.
//   dotnet run src/samples/write-to-volume.cs rfranklin/wgs S1_R1.fastq rfranklin/inbox backup/S1.fastq

using SevenBridges;

if (args is not [var project, var path, var volume, var location])
{
    Console.Error.WriteLine("usage: dotnet run write-to-volume.cs PROJECT PATH VOLUME LOCATION");
    return 2;
}

try
{
    await using var platform = new SevenBridgesClient();
    if (await platform.Files.FindAsync(project, path) is not { } file)
    {
        Console.Error.WriteLine($"There is no '{path}' in {project}; list-files.cs shows what is there.");
        return 1;
    }

    var export = await file.ExportAsync(volume, location, copyOnly: true);
    await export.WaitAsync();
    Console.WriteLine($"{export.Destination?.Volume}: {export.Destination?.Location}, {export.State}");
    return 0;
}
catch (Exception error) when (error is SevenBridgesException or ArgumentException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
