using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Members of automations: users by name, teams by id.</summary>
internal static class AutomationMembersHandlers
{
    private static readonly string[] Flags = ["read", "write", "copy", "execute", "admin"];

    public static void AddTo(HandlerTable handlers)
    {
        handlers["automations.members.query"] = static call => Answer.Page(AutomationsHandlers.Find(call, "read").Members.Values, member => Show(call, member));
        handlers["automations.members.add"] = Add;
        handlers["automations.members.get"] = static call => Answer.Ok(Show(call, Find(AutomationsHandlers.Find(call, "read"), call)));
        handlers["automations.members.update"] = Update;
        handlers["automations.members.remove"] = Remove;
    }

    private static JsonObject Show(Call call, JsonObject member)
    {
        var shown = member.DeepClone().AsObject();
        shown["href"] = call.Href($"/automation/automations/{call["automation"]}/members/{shown["id"]}");
        return shown;
    }

    private static JsonObject Find(AutomationEntry automation, Call call) => automation.Members.Find(call["username"], AutomationAccess.Missing, "The member");

    private static Answer Add(Call call)
    {
        var automation = AutomationsHandlers.Find(call, "admin");
        var permissions = call.Object()["permissions"] as JsonObject ?? throw new Refusal(400, AutomationAccess.BadRequest, "The permissions are missing.");
        var member = call.Text("id") is { Length: > 0 } team && call.Text("username") is null ? Team(call, team) : User(call);
        var id = (string)member["id"]!;
        if (automation.Members.ContainsKey(id))
            throw new Refusal(409, AutomationAccess.Conflict, $"'{id}' is a member of this automation already.");
        member["permissions"] = Whole(permissions);
        automation.Members.Add(id, member);
        return Answer.Created(Show(call, member));
    }

    private static JsonObject User(Call call)
    {
        var name = call.Text("username") is { Length: > 0 } given ? given : throw new Refusal(400, AutomationAccess.BadRequest, "A member needs a username, or an id and the type 'team'.");
        var user = call.State.Users.Find(name, 2002, "The user");
        var member = MembersHandlers.Member(name, "USER", [], (string?)user["email"]);
        member["name"] = $"{user["first_name"]} {user["last_name"]}";
        return member;
    }

    private static JsonObject Team(Call call, string id) =>
        string.Equals(call.Text("type"), "team", StringComparison.OrdinalIgnoreCase)
            ? new JsonObject { ["id"] = id, ["username"] = null, ["email"] = null, ["type"] = "TEAM", ["name"] = id }
            : throw new Refusal(400, AutomationAccess.BadRequest, "What is added by its id is a team: the type has to be 'team'.");

    private static Answer Update(Call call)
    {
        var member = Find(AutomationsHandlers.Find(call, "admin"), call);
        var permissions = call.Object()["permissions"] as JsonObject ?? [];
        if (!Flags.All(permissions.ContainsKey))
            throw new Refusal(400, AutomationAccess.BadRequest, $"All of {string.Join(", ", Flags)} are needed to replace permissions.");
        member["permissions"] = Whole(permissions);
        return Answer.Ok(Show(call, member));
    }

    private static Answer Remove(Call call)
    {
        var automation = AutomationsHandlers.Find(call, "admin");
        var id = (string)Find(automation, call)["id"]!;
        if (id == (string?)automation.Document["owner"])
            throw new Refusal(409, AutomationAccess.Conflict, $"'{id}' owns this automation and stays a member.");
        automation.Members.Remove(id);
        return Answer.NoContent;
    }

    /// <summary>A permission that nobody gave is not there; who administers may do everything.</summary>
    private static JsonObject Whole(JsonObject given)
    {
        var isAdmin = (bool?)given["admin"] == true;
        return new JsonObject(Flags.Select(flag => KeyValuePair.Create(flag, (JsonNode?)(isAdmin || flag == "read" || (bool?)given[flag] == true))));
    }
}
