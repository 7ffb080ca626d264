using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Members of volumes and what they may do.</summary>
internal static class VolumeMembersHandlers
{
    private static readonly string[] Flags = ["read", "copy", "write", "admin"];

    public static void AddTo(HandlerTable handlers)
    {
        handlers["volumes.members.query"] = static call => Answer.Page(VolumeAccess.OfPath(call, "read").Members.Values, member => Show(call, member));
        handlers["volumes.members.add"] = Add;
        handlers["volumes.members.get"] = static call => Answer.Ok(Show(call, Find(call, "read")));
        handlers["volumes.members.remove"] = Remove;
        handlers["volumes.members.modifyPermissions"] = static call => Answer.Ok(SetPermissions(Find(call, "admin"), call.Object(), mustBeWhole: false));
        handlers["volumes.members.overwritePermissions"] = static call => Answer.Ok(SetPermissions(Find(call, "admin"), call.Object(), mustBeWhole: true));
    }

    private static JsonObject Show(Call call, JsonObject member)
    {
        var shown = member.DeepClone().AsObject();
        shown["href"] = call.Href($"/storage/volumes/{VolumeAccess.IdOf(call)}/members/{shown["id"]}");
        return shown;
    }

    private static JsonObject Find(Call call, string permission) => VolumeAccess.OfPath(call, permission).Members.Find(call["username"], 3002, "The member");

    private static Answer Add(Call call)
    {
        var volume = VolumeAccess.OfPath(call, "admin");
        var name = call.Text("username") is { Length: > 0 } given ? given : throw new Refusal(400, 3005, "A member needs a username.");
        var type = call.Text("type")?.ToUpperInvariant() ?? "USER";
        if (type == "USER" && !call.State.Users.ContainsKey(name))
            throw new Refusal(404, 2002, $"The user '{name}' does not exist.");
        if (volume.Members.ContainsKey(name))
            throw new Refusal(409, 3003, $"'{name}' may use this volume already.");
        var permissions = VolumeAccess.All(others: false);
        Merge(permissions, call.Object()["permissions"] as JsonObject ?? []);
        var member = MembersHandlers.Member(name, type, permissions, (string?)call.State.Users.GetValueOrDefault(name)?["email"]);
        volume.Members.Add(name, member);
        return Answer.Ok(Show(call, member));
    }

    private static Answer Remove(Call call)
    {
        Find(call, "admin");
        call.State.Storage.Volumes[VolumeAccess.IdOf(call)].Members.Remove(call["username"]);
        return Answer.NoContent;
    }

    private static JsonObject SetPermissions(JsonObject member, JsonObject wanted, bool mustBeWhole)
    {
        if (mustBeWhole && !Flags.All(flag => wanted[flag] is JsonValue))
            throw new Refusal(400, 3013, $"All of {string.Join(", ", Flags)} are needed to overwrite permissions.");
        if (!Flags.Any(flag => wanted[flag] is JsonValue))
            throw new Refusal(400, 3011, $"Give at least one of {string.Join(", ", Flags)}.");
        var permissions = member["permissions"]!.AsObject();
        Merge(permissions, wanted);
        return permissions.DeepClone().AsObject();
    }

    /// <summary>Members can always read; an administrator can do everything. A volume knows no permission to execute.</summary>
    private static void Merge(JsonObject permissions, JsonObject wanted)
    {
        foreach (var flag in Flags)
            if (wanted[flag] is JsonValue value)
                permissions[flag] = value.DeepClone();
        permissions["read"] = true;
        if ((bool?)permissions["admin"] == true)
            foreach (var flag in Flags)
                permissions[flag] = true;
    }
}
