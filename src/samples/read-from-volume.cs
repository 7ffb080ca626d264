#:project ../SevenBridges/SevenBridges.csproj
// Brings an object of a volume into a project, where it is a file that tasks can read; the content stays on the volume.
//   dotnet run src/samples/read-from-volume.cs rfranklin/inbox run1/S7_R1.fastq rfranklin/wgs

using SevenBridges;

if (args is not [var id, var location, var project])
{
    Console.Error.WriteLine("usage: dotnet run read-from-volume.cs VOLUME LOCATION PROJECT");
    return 2;
}

try
{
    await using var platform = new SevenBridgesClient();
    var volume = await platform.Volumes.GetAsync(id);
    var import = await volume.ImportAsync(location, (ProjectId)project);
    await import.WaitAsync();
    Console.WriteLine($"{import.Result?.Name} ({import.Result?.Id}): {import.State}");
    return 0;
}
catch (Exception error) when (error is SevenBridgesException or ArgumentException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
