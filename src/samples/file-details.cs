#:project ../SevenBridges/SevenBridges.csproj
// Shows one file of a project: its size, tags, metadata and origin.
//   dotnet run src/samples/file-details.cs rfranklin/wgs S1_R1.fastq

using SevenBridges;

if (args is not [var project, var path])
{
    Console.Error.WriteLine("usage: dotnet run file-details.cs PROJECT PATH");
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

    // A listing carries little of each file; this fetches the rest.
    await file.EnsureLoadedAsync();
    Console.WriteLine($"{file.Name} ({file.Id}): {file.Size} bytes, created {file.CreatedOn:yyyy-MM-dd}");
    Console.WriteLine($"tags: {string.Join(", ", file.Tags ?? [])}");
    if (file.Origin?.Task is { } task)
        Console.WriteLine($"made by task: {task}");
    foreach (var (key, value) in file.Metadata)
        Console.WriteLine($"{key} = {value}");
    return 0;
}
catch (Exception error) when (error is SevenBridgesException or ArgumentException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
