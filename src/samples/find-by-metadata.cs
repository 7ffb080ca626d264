#:project ../SevenBridges/SevenBridges.csproj
// Finds the files of a project by their metadata; a key that is given twice may have either value.
//   dotnet run src/samples/find-by-metadata.cs rfranklin/wgs sample_id=S1 paired_end=1

using SevenBridges;

if (args is not [var project, _, ..] || args[1..].Any(pair => !pair.Contains('=')))
{
    Console.Error.WriteLine("usage: dotnet run find-by-metadata.cs PROJECT KEY=VALUE...");
    return 2;
}

try
{
    await using var platform = new SevenBridgesClient();
    var wanted = new FilterValues();
    foreach (var values in args[1..].Select(pair => pair.Split('=', 2)).ToLookup(pair => pair[0], pair => pair[1]))
        wanted.Add(values.Key, [.. values]);

    await foreach (var file in platform.Files.Query(new() { Project = project, Metadata = wanted }))
        Console.WriteLine($"{file.Name} ({file.Id})");
    return 0;
}
catch (Exception error) when (error is SevenBridgesException or ArgumentException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
