#:project ../SevenBridges/SevenBridges.csproj
// Creates a project that the first usable billing group of the account pays for.
//   dotnet run src/samples/create-project.cs "My analysis"

using SevenBridges;

if (args is not [var name])
{
    Console.Error.WriteLine("usage: dotnet run create-project.cs NAME");
    return 2;
}

try
{
    await using var platform = new SevenBridgesClient();
    var groups = await platform.BillingGroups.Query().ToListAsync();
    var group = groups.FirstOrDefault(found => found is { Disabled: not true, Pending: not true });
    if (group is null)
    {
        Console.Error.WriteLine("The account has no billing group that can pay; ask its administrator for one.");
        return 1;
    }

    var project = await platform.Projects.CreateAsync(new() { Name = name, BillingGroup = group.Id, Tags = ["sample"] });
    Console.WriteLine($"{project.Id}: paid by {group.Name}");
    return 0;
}
catch (Exception error) when (error is SevenBridgesException or ArgumentException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
