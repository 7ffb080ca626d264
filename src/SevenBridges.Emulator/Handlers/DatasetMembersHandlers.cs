using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Who may use a dataset, and how.</summary>
internal static class DatasetMembersHandlers
{
    public static void AddTo(HandlerTable handlers)
    {
        handlers["datasets.members.query"] = static call => Answer.Page(DatasetsHandlers.Find(call).Members.Values, member => Show(call, member));
        handlers["datasets.members.add"] = Add;
        handlers["datasets.members.get"] = static call => Answer.Ok(Show(call, Find(call, DatasetsHandlers.Find(call))));
        handlers["datasets.members.remove"] = Remove;
        handlers["datasets.members.modifyPermissions"] = ModifyPermissions;
    }

    private static JsonObject Show(Call call, JsonObject member)
    {
        var shown = member.DeepClone().AsObject();
        shown["href"] = call.Href($"/datasets/{DatasetsHandlers.IdOf(call)}/members/{shown["id"]}");
        return shown;
    }

    private static JsonObject Find(Call call, DatasetEntry dataset) => dataset.Members.Find(call["username"], DivisionsHandlers.Unknown, "The member");

    private static DatasetEntry Managed(Call call) => DatasetsHandlers.Find(call, "admin", "manage the members of");

    private static Answer Add(Call call)
    {
        var dataset = Managed(call);
        var name = call.Text("username") ?? "";
        var user = call.State.Users.Find(name, 2002, "The user");
        if (dataset.Members.ContainsKey(name))
            throw new Refusal(409, 90007, $"'{name}' is a member of this dataset already.");
        var permissions = Access.All(others: false, copy: false);
        PermissionFlags.Merge(permissions, call.Object()["permissions"] as JsonObject ?? []);
        var member = MembersHandlers.Member(name, "USER", permissions, (string?)user["email"]);
        dataset.Members.Add(name, member);
        return Answer.Ok(Show(call, member));
    }

    private static Answer Remove(Call call)
    {
        var dataset = Managed(call);
        Find(call, dataset);
        dataset.Members.Remove(call["username"]);
        return Answer.NoContent;
    }

    private static Answer ModifyPermissions(Call call)
    {
        var permissions = Find(call, Managed(call))["permissions"]!.AsObject();
        if (!PermissionFlags.AnyIn(call.Object()))
            throw new Refusal(400, 90000, $"Give at least one of {string.Join(", ", PermissionFlags.All)}.");
        PermissionFlags.Merge(permissions, call.Object());
        return Answer.Ok(permissions.DeepClone());
    }
}
