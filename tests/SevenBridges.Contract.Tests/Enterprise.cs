namespace SevenBridges.Contract.Tests;

/// <summary>What the account has from the beginning, of divisions, billing and datasets; found by our client before a call is compared.</summary>
internal sealed record Enterprise(string Division, string Team, string Teammate, string Newcomer, string Dataset, string Invoice)
{
    /// <summary>Where to look to see all that a call may have changed.</summary>
    public IEnumerable<string> World =>
    [
        $"users?division={Division}&fields=_all", $"teams?division={Division}&_all=true&fields=_all", $"teams/{Team}", $"teams/{Team}/members",
        "datasets?fields=_all", $"datasets/{Dataset}/members", "billing/invoices?fields=_all",
    ];

    public static async Task<Enterprise> FindAsync(SevenBridgesClient platform)
    {
        var division = (await platform.Divisions.Query().FirstPageAsync())[0];
        var team = (await division.QueryTeams().FirstPageAsync())[0];
        var (users, members) = (await division.QueryUsers().ToListAsync(), await team.QueryMembers().ToListAsync());
        var dataset = (await platform.Datasets.Query().FirstPageAsync())[0];
        return new Enterprise(
            division.Id.Value,
            team.Id.Value,
            members[^1].Id.Value,
            users.First(user => members.All(member => member.Id != user.Username)).Username.Value,
            dataset.Id.Value,
            (await platform.Invoices.Query().FirstPageAsync())[0].Id.Value);
    }
}
