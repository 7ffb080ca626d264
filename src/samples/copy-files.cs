#:project ../SevenBridges/SevenBridges.csproj
// Copies files of one project to the top of another, by name.
//   dotnet run src/samples/copy-files.cs admin/sbg-public-data rfranklin/wgs ucsc.hg19.chrM.fasta

using SevenBridges;

if (args is not [var from, var to, _, ..])
{
    Console.Error.WriteLine("usage: dotnet run copy-files.cs FROM-PROJECT TO-PROJECT NAME...");
    return 2;
}

try
{
    await using var platform = new SevenBridgesClient();
    await foreach (var file in platform.Files.Query(new() { Project = from, Names = args[2..] }))
    {
        var copy = await file.CopyAsync(to);
        Console.WriteLine($"{file.Name}: copied as {copy.Name} ({copy.Id})");
    }
    return 0;
}
catch (Exception error) when (error is SevenBridgesException or ArgumentException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
