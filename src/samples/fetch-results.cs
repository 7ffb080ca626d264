#:project ../SevenBridges/SevenBridges.csproj
// Waits for a task, downloads all files that it made, and says what it cost.
//   dotnet run src/samples/fetch-results.cs TASK-ID results

using SevenBridges;

if (args is not [var id, var folder])
{
    Console.Error.WriteLine("usage: dotnet run fetch-results.cs TASK FOLDER");
    return 2;
}

try
{
    await using var platform = new SevenBridgesClient();
    var task = await platform.Tasks.GetAsync(id);
    await task.WaitAsync();

    var outputs = await task.DownloadOutputsAsync(folder);
    foreach (var file in outputs.Files)
        Console.WriteLine($"{file.Path}: {file.Bytes} bytes");
    foreach (var skipped in outputs.Skipped)
        Console.Error.WriteLine($"{skipped.Name} was left out: {skipped.Reason}");
    Console.WriteLine($"{task.Name} cost {task.Price?.Amount:0.00} {task.Price?.Currency}");
    return outputs.Skipped.Count == 0 ? 0 : 1;
}
catch (Exception error) when (error is SevenBridgesException or ArgumentException or InvalidOperationException or IOException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
