#:project ../SevenBridges/SevenBridges.csproj
// Runs one app once for each sample: files of a project are grouped by their metadata, and each group gets a task of its own.
//   dotnet run src/samples/batch-task.cs rfranklin/wgs admin/sbg-public-data/sha256sum files S1_R1.fastq S1_R2.fastq S2_R1.fastq

using SevenBridges;

if (args is not [var project, var app, var input, _, ..])
{
    Console.Error.WriteLine("usage: dotnet run batch-task.cs PROJECT APP INPUT FILE...");
    return 2;
}

try
{
    await using var platform = new SevenBridgesClient();
    var files = await platform.Files.Query(new() { Project = project, Names = args[3..] }).ToListAsync();
    var batch = await platform.Tasks.CreateAsync(
        new()
        {
            Project = project,
            App = app,
            Name = $"{app} for each sample",
            Inputs = new() { [input] = files.ToArray() },
            BatchInput = input,
            BatchBy = new() { Type = BatchType.Criteria, Criteria = ["metadata.sample_id"] },
        },
        TaskAction.Run);

    await foreach (var task in batch.GetBatchChildren())
        Console.WriteLine($"{task.Id}: {task.Name}, {task.Status}");
    return 0;
}
catch (Exception error) when (error is SevenBridgesException or ArgumentException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
