using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Members of projects and what they may do.</summary>
internal static class MembersHandlers
{
    public static void AddTo(HandlerTable handlers)
    {
        handlers["projects.members.query"] = static call =>
            Answer.Page(Access.Project(call, ProjectsHandlers.IdOf(call)).Members.Values, member => Show(call, member));
        handlers["projects.members.add"] = Add;
        handlers["projects.members.get"] = static call => Answer.Ok(Show(call, Find(call, "read")));
        handlers["projects.members.remove"] = Remove;
        handlers["projects.members.modifyPermissions"] = static call => Answer.Ok(SetPermissions(call, Find(call, "admin"), mustBeWhole: false));
        handlers["projects.members.overwritePermissions"] = static call => Answer.Ok(SetPermissions(call, Find(call, "admin"), mustBeWhole: true));
    }

    public static JsonObject Member(string name, string type, JsonObject permissions, string? email = null) => new()
    {
        ["id"] = name,
        ["username"] = name,
        ["email"] = email ?? (type == "USER" ? $"{name.Replace('/', '.')}@example.org" : null),
        ["type"] = type,
        ["permissions"] = permissions,
    };

    private static JsonObject Show(Call call, JsonObject member)
    {
        var shown = member.DeepClone().AsObject();
        shown["href"] = call.Href($"/projects/{ProjectsHandlers.IdOf(call)}/members/{shown["id"]}");
        return shown;
    }

    private static JsonObject Find(Call call, string permission)
    {
        var project = permission == "read" ? Access.Project(call, ProjectsHandlers.IdOf(call)) : Access.Project(call, ProjectsHandlers.IdOf(call), permission, 3001);
        return project.Members.Find(call["username"], 3002, "The member");
    }

    private static Answer Add(Call call)
    {
        var project = Access.Project(call, ProjectsHandlers.IdOf(call), "admin", 3001);
        var name = call.Text("username") ?? UserByEmail(call) ?? "";
        if (string.IsNullOrWhiteSpace(name))
            throw new Refusal(400, 3005, "A member needs a username or an e-mail address.");
        var type = call.Text("type")?.ToUpperInvariant() ?? "USER";
        CheckExists(call, type, name);
        if (project.Members.ContainsKey(name))
            throw new Refusal(409, 3003, $"'{name}' is a member of this project already.");
        var permissions = Access.All(others: false, copy: false);
        PermissionFlags.Merge(permissions, call.Object()["permissions"] as JsonObject ?? []);
        var member = Member(name, type, permissions, (string?)call.State.Users.GetValueOrDefault(name)?["email"]);
        project.Members.Add(name, member);
        return Answer.Ok(Show(call, member));
    }

    /// <summary>A team or a division joins by its id, and has to be one that the caller belongs to.</summary>
    private static void CheckExists(Call call, string type, string name)
    {
        if (type == "USER")
            call.State.Users.Find(name, 2002, "The user");
        else if (type == "TEAM" && !(call.State.Teams.TryGetValue(name, out var team) && call.State.Divisions[team.Division].Roles.ContainsKey(call.User)))
            throw new Refusal(404, 3002, $"The team '{name}' does not exist or is not visible to you.");
        else if (type == "DIVISION")
            DivisionsHandlers.Find(call, name, 3002);
    }

    private static string? UserByEmail(Call call) =>
        call.Text("email") is { } email
            ? call.State.Users.FirstOrDefault(user => string.Equals((string?)user.Value["email"], email, StringComparison.OrdinalIgnoreCase)).Key
                ?? throw new Refusal(404, 2002, $"No user has the e-mail address '{email}'.")
            : null;

    private static Answer Remove(Call call)
    {
        Find(call, "admin");
        call.State.Projects[ProjectsHandlers.IdOf(call)].Members.Remove(call["username"]);
        return Answer.NoContent;
    }

    private static JsonObject SetPermissions(Call call, JsonObject member, bool mustBeWhole)
    {
        var wanted = call.Object();
        if (mustBeWhole && !PermissionFlags.All.All(wanted.ContainsKey))
            throw new Refusal(400, 3013, $"All of {string.Join(", ", PermissionFlags.All)} are needed to overwrite permissions.");
        if (!PermissionFlags.AnyIn(wanted))
            throw new Refusal(400, 3011, $"Give at least one of {string.Join(", ", PermissionFlags.All)}.");
        var permissions = member["permissions"]!.AsObject();
        PermissionFlags.Merge(permissions, wanted);
        return permissions.DeepClone().AsObject();
    }
}
