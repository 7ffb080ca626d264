#:project ../SevenBridges/SevenBridges.csproj
// Says how the tasks of a project stand, and waits for those that are under way.
//   dotnet run src/samples/monitor-tasks.cs rfranklin/wgs

using SevenBridges;

if (args is not [var project])
{
    Console.Error.WriteLine("usage: dotnet run monitor-tasks.cs PROJECT");
    return 2;
}

try
{
    await using var platform = new SevenBridgesClient();
    var tasks = await platform.Tasks.Query(new() { Project = project }).ToListAsync();
    foreach (var group in tasks.CountBy(task => task.Status.Value))
        Console.WriteLine($"{group.Key}: {group.Value}");

    // One call looks at a hundred of them; each is given as soon as it has come to its end.
    var underWay = tasks.Where(task => !task.IsFinished && task.Status != PlatformTaskStatus.Draft).Select(task => task.Id);
    await foreach (var ended in platform.Tasks.Watch(underWay))
        Console.WriteLine($"{ended.Work?.Name ?? ended.Id}: {ended.Failure?.Message ?? "completed"}");
    return 0;
}
catch (Exception error) when (error is SevenBridgesException or ArgumentException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
