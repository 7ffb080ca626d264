#:project ../SevenBridges/SevenBridges.csproj
// Adds tags to a file of a project, and keeps those that it has.
//   dotnet run src/samples/tag-files.cs rfranklin/wgs S1_R1.fastq checked

using SevenBridges;

if (args is not [var project, var path, _, ..])
{
    Console.Error.WriteLine("usage: dotnet run tag-files.cs PROJECT PATH TAG...");
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

    await file.EnsureLoadedAsync();
    file.Tags = [.. (file.Tags ?? []).Union(args[2..])];
    await file.SaveAsync();   // sends what changed, and only that
    Console.WriteLine($"{file.Name}: {string.Join(", ", file.Tags)}");
    return 0;
}
catch (Exception error) when (error is SevenBridgesException or ArgumentException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
