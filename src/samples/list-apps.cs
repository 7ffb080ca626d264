#:project ../SevenBridges/SevenBridges.csproj
// Lists the apps of a project; without one, the public apps.
//   dotnet run src/samples/list-apps.cs

using SevenBridges;

if (args is not { Length: <= 1 })
{
    Console.Error.WriteLine("usage: dotnet run list-apps.cs [PROJECT]");
    return 2;
}

try
{
    await using var platform = new SevenBridgesClient();
    var query = args is [var project] ? new AppQuery { Project = project } : new AppQuery { Visibility = AppVisibility.Public };
    await foreach (var app in platform.Apps.Query(query))
        Console.WriteLine($"{app.Id}: {app.Name}");
    return 0;
}
catch (Exception error) when (error is SevenBridgesException or ArgumentException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
