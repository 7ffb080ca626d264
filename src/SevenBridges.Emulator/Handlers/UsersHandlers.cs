using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Users, and what the caller has left of its request budget.</summary>
internal static class UsersHandlers
{
    public static void AddTo(HandlerTable handlers)
    {
        handlers["users.me"] = static call => Answer.Ok(Show(call, call.User));
        handlers["users.get"] = static call => Answer.Ok(Show(call, Visible(call, call["username"])));
        handlers["users.query"] = Query;
        handlers["users.disable"] = Disable;
        handlers["rateLimits.get"] = RateLimit;
    }

    private static JsonObject Show(Call call, string name)
    {
        var user = call.State.Users.Find(name, 2002, "The user").DeepClone().AsObject();
        user["href"] = call.Href($"/users/{name}");
        return user;
    }

    private static JsonObject Show(Call call, string name, string role)
    {
        var user = Show(call, name);
        user["role"] = role;
        return user;
    }

    /// <summary>Users of a division are seen by each other only.</summary>
    private static string Visible(Call call, string name)
    {
        call.State.Users.Find(name, 2002, "The user");
        var own = DivisionsOf(call, name).ToList();
        return own.Count == 0 || own.Any(division => division.Roles.ContainsKey(call.User)) ? name : throw new Refusal(403, 2001, $"You may not see the user '{name}'.");
    }

    private static Answer Query(Call call)
    {
        var division = DivisionsHandlers.Named(call, 2002);
        var role = call.One("role");
        return Answer.Page(
            division.Roles.Where(user => role is not { Length: > 0 } || string.Equals(user.Value, role, StringComparison.OrdinalIgnoreCase)),
            user => Show(call, user.Key, user.Value));
    }

    private static Answer Disable(Call call)
    {
        var name = call["username"];
        call.State.Users.Find(name, 2002, "The user");
        if (name == call.User || !DivisionsOf(call, name).Any(division => DivisionsHandlers.IsAdmin(call, division)))
            throw new Refusal(403, 2001, $"You may not disable the user '{name}': that takes another administrator of the division.");
        call.State.Users.Remove(name);
        foreach (var division in call.State.Divisions.Values)
            division.Roles.Remove(name);
        foreach (var team in call.State.Teams.Values)
            team.Members.Remove(name);
        return Answer.NoContent;
    }

    private static IEnumerable<DivisionEntry> DivisionsOf(Call call, string name) => call.State.Divisions.Values.Where(division => division.Roles.ContainsKey(name));

    private static Answer RateLimit(Call call)
    {
        var limit = call.State.Options.RateLimit ?? 1000;
        var (_, remaining, reset) = call.State.Budget(call.User);
        return Answer.Ok(new JsonObject
        {
            ["rate"] = new JsonObject { ["limit"] = limit, ["remaining"] = remaining, ["reset"] = reset.ToUnixTimeSeconds() },
            ["instance_limit"] = new JsonObject { ["limit"] = -1, ["remaining"] = long.MaxValue },
        });
    }
}
