#:project ../SevenBridges/SevenBridges.csproj
// Lists the projects that the account takes part in.
//   dotnet run src/samples/list-projects.cs

using SevenBridges;

try
{
    await using var platform = new SevenBridgesClient();
    await foreach (var project in platform.Projects.Query())
        Console.WriteLine($"{project.Id}: {project.Name}");
    return 0;
}
catch (Exception error) when (error is SevenBridgesException or ArgumentException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
