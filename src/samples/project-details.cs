#:project ../SevenBridges/SevenBridges.csproj
// Shows one project: who made it, when, what it is about, and what this token may do there.
//   dotnet run src/samples/project-details.cs rfranklin/wgs

using SevenBridges;

if (args is not [var id])
{
    Console.Error.WriteLine("usage: dotnet run project-details.cs PROJECT");
    return 2;
}

try
{
    await using var platform = new SevenBridgesClient();
    var project = await platform.Projects.GetAsync(id);
    Console.WriteLine($"{project.Name}, created by {project.CreatedBy} on {project.CreatedOn:yyyy-MM-dd}");
    Console.WriteLine(project.Description);
    Console.WriteLine($"tags: {string.Join(", ", project.Tags ?? [])}");
    Console.WriteLine($"may write: {project.Permissions?.Write}, may run tasks: {project.Permissions?.Execute}");
    return 0;
}
catch (Exception error) when (error is SevenBridgesException or ArgumentException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
