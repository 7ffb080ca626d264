using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Who belongs to a team.</summary>
internal static class TeamMembersHandlers
{
    public static void AddTo(HandlerTable handlers)
    {
        handlers["teams.members.query"] = Query;
        handlers["teams.members.add"] = Add;
        handlers["teams.members.remove"] = Remove;
    }

    private static Answer Query(Call call)
    {
        var team = TeamsHandlers.Find(call);
        return Answer.Page(team.Members, member => Show(call, team, member.Key));
    }

    private static JsonObject Show(Call call, TeamEntry team, string name) => new()
    {
        ["href"] = call.Href($"/teams/{team.Id}/members/{name}"),
        ["id"] = name,
        ["username"] = name,
        ["role"] = team.Members[name],
    };

    private static Answer Add(Call call)
    {
        var team = TeamsHandlers.Managed(call);
        var name = call.Text("id") ?? "";
        if (!call.State.Divisions[team.Division].Roles.ContainsKey(name))
            throw new Refusal(404, 2002, $"The division '{team.Division}' has no user '{name}'.");
        return team.Members.TryAdd(name, "member")
            ? Answer.Created(Show(call, team, name))
            : throw new Refusal(409, 90007, $"'{name}' belongs to the team '{team.Name}' already.");
    }

    private static Answer Remove(Call call) => TeamsHandlers.Managed(call).Members.Remove(call["username"])
        ? Answer.NoContent
        : throw new Refusal(404, 2002, $"'{call["username"]}' does not belong to the team.");
}
