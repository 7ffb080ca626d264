using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Teams of divisions.</summary>
internal static class TeamsHandlers
{
    public static void AddTo(HandlerTable handlers)
    {
        handlers["teams.query"] = static call => Page(call, DivisionsHandlers.Named(call), call.Flag("_all"));
        handlers["teams.create"] = Create;
        handlers["teams.get"] = static call => Answer.Ok(Show(call, Find(call)));
        handlers["teams.update"] = Update;
        handlers["teams.delete"] = Delete;
    }

    /// <summary>The teams of a division: all of them, or those in which the caller takes part.</summary>
    public static Answer Page(Call call, DivisionEntry division, bool isAll) => Answer.Page(
        call.State.Teams.Values.Where(team => team.Division == division.Id && (isAll || team.Members.ContainsKey(call.User))), team => Show(call, team));

    /// <summary>The team of the path, if it belongs to a division of the caller.</summary>
    public static TeamEntry Find(Call call)
    {
        var team = call.State.Teams.Find(call["team"], DivisionsHandlers.Unknown, "The team");
        DivisionsHandlers.Find(call, team.Division);
        return team;
    }

    /// <summary>The team of the path, if the caller may change it: as its administrator, or as that of the division.</summary>
    public static TeamEntry Managed(Call call)
    {
        var team = Find(call);
        return team.Members.GetValueOrDefault(call.User) == "admin" || DivisionsHandlers.IsAdmin(call, call.State.Divisions[team.Division])
            ? team
            : throw new Refusal(403, DivisionsHandlers.Forbidden, $"You may not manage the team '{team.Name}'.");
    }

    private static JsonObject Show(Call call, TeamEntry team)
    {
        var shown = team.Document.DeepClone().AsObject();
        shown["href"] = call.Href($"/teams/{team.Id}");
        shown["role"] = team.Members.TryGetValue(call.User, out var role) ? role : null;
        return shown;
    }

    private static Answer Create(Call call)
    {
        var division = DivisionsHandlers.Find(call, call.Text("division") ?? "");
        if (!DivisionsHandlers.IsAdmin(call, division))
            throw new Refusal(403, DivisionsHandlers.Forbidden, $"You may not create teams in the division '{division.Id}'.");
        var team = new TeamEntry(new JsonObject { ["id"] = "", ["name"] = FreeName(call, division.Id, null) }, division.Id);
        team.Document["id"] = call.State.Ids.Uuid();
        team.Members.Add(call.User, "admin");
        call.State.Teams.Add(team.Id, team);
        return Answer.Created(Show(call, team));
    }

    private static Answer Update(Call call)
    {
        var team = Managed(call);
        if (call.Object().ContainsKey("name"))
            team.Document["name"] = FreeName(call, team.Division, team);
        return Answer.Ok(Show(call, team));
    }

    private static string FreeName(Call call, string division, TeamEntry? own)
    {
        if (call.Text("name") is not { } name || string.IsNullOrWhiteSpace(name))
            throw new Refusal(400, 90000, "A team needs a name.");
        return call.State.Teams.Values.Any(team => team.Division == division && team.Name == name && team != own)
            ? throw new Refusal(409, 90007, $"There is a team '{name}' in the division already.")
            : name;
    }

    private static Answer Delete(Call call)
    {
        call.State.Teams.Remove(Managed(call).Id);
        return Answer.NoContent;
    }
}
