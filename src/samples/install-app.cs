#:project ../SevenBridges/SevenBridges.csproj
// Installs an app in a project from a file that describes it in CWL, as JSON or YAML.
//   dotnet run src/samples/install-app.cs rfranklin/wgs count-words count-words.cwl.json

using SevenBridges;

if (args is not [var project, var name, var path])
{
    Console.Error.WriteLine("usage: dotnet run install-app.cs PROJECT NAME FILE");
    return 2;
}

try
{
    await using var platform = new SevenBridgesClient();
    var (app, text) = ($"{project}/{name}", await File.ReadAllTextAsync(path));
    var isJson = path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
    var installed = isJson ? await platform.Apps.InstallAsync(app, CwlDocument.Parse(text)) : await platform.Apps.InstallAsync(app, text);
    Console.WriteLine($"{installed.SbgId}: {installed.Class} in CWL {installed.CwlVersion}");
    return 0;
}
catch (Exception error) when (error is SevenBridgesException or ArgumentException or IOException or UnauthorizedAccessException or FormatException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
