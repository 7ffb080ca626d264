using SevenBridges;

await using var platform = new SevenBridgesClient();

await foreach (var project in platform.Projects.Query())
    Console.WriteLine($"{project.Id}: {project.Name}");
