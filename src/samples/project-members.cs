#:project ../SevenBridges/SevenBridges.csproj
// Lists the members of a project and what they may do; with a user, adds that one first, who may read and run.
//   dotnet run src/samples/project-members.cs rfranklin/wgs gmendel

using SevenBridges;

if (args is not [var id, .. { Length: <= 1 } users])
{
    Console.Error.WriteLine("usage: dotnet run project-members.cs PROJECT [USER]");
    return 2;
}

try
{
    await using var platform = new SevenBridgesClient();
    foreach (var user in users)
        await platform.Projects.Members.AddAsync(id, user, new Permissions { Read = true, Execute = true });

    await foreach (var member in platform.Projects.Members.Query(id))
    {
        var may = member.Permissions;
        var words = new[] { ("write", may.Write), ("copy", may.Copy), ("execute", may.Execute), ("admin", may.Admin) };
        Console.WriteLine($"{member.Username}: {string.Join(", ", words.Where(word => word.Item2 == true).Select(word => word.Item1).Prepend("read"))}");
    }
    return 0;
}
catch (Exception error) when (error is SevenBridgesException or ArgumentException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
