#:project ../SevenBridges/SevenBridges.csproj
// Says who the token belongs to, where it is valid, and how much of the request budget is left.
//   dotnet run src/samples/set-up.cs

using SevenBridges;

try
{
    await using var platform = new SevenBridgesClient();
    var me = await platform.Users.MeAsync();
    Console.WriteLine($"{me.Username} ({me.Email}) at {platform.Endpoint}");

    // Known after every answer; no call of its own.
    if (platform.RateLimit is { } budget)
        Console.WriteLine($"{budget.Remaining} of {budget.Limit} requests are left");
    return 0;
}
catch (Exception error) when (error is SevenBridgesException or ArgumentException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
