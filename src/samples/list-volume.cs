#:project ../SevenBridges/SevenBridges.csproj
// Lists what is on a volume, below a prefix.
//   dotnet run src/samples/list-volume.cs rfranklin/inbox run1/

using SevenBridges;

if (args is not [var id, .. { Length: <= 1 } prefix])
{
    Console.Error.WriteLine("usage: dotnet run list-volume.cs VOLUME [PREFIX]");
    return 2;
}

try
{
    await using var platform = new SevenBridgesClient();
    var volume = await platform.Volumes.GetAsync(id);
    Console.WriteLine($"{volume.Name}: {volume.Service?.Type}, {volume.AccessMode}");
    await foreach (var found in volume.Walk(prefix.FirstOrDefault()))
        Console.WriteLine(found.Location);
    return 0;
}
catch (Exception error) when (error is SevenBridgesException or ArgumentException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
