#:project ../SevenBridges/SevenBridges.csproj
// Copies an app, a public one for instance, into a project.
//   dotnet run src/samples/copy-app.cs admin/sbg-public-data/sha256sum rfranklin/wgs

using SevenBridges;

if (args is not [var app, var project])
{
    Console.Error.WriteLine("usage: dotnet run copy-app.cs APP PROJECT");
    return 2;
}

try
{
    await using var platform = new SevenBridgesClient();
    var copy = await platform.Apps.CopyAsync(app, (ProjectId)project);
    Console.WriteLine($"{copy.Id}: {copy.Name}, revision {copy.Revision}");
    return 0;
}
catch (Exception error) when (error is SevenBridgesException or ArgumentException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
