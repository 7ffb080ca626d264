using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Handlers;

/// <summary>What a caller may do with a volume: its members, by their permissions.</summary>
internal static class VolumeAccess
{
    public const int Missing = 9007;

    public static string IdOf(Call call) => $"{call["owner"]}/{call["volume"]}";

    /// <summary>The volume that the path names, if the caller has the permission.</summary>
    public static VolumeEntry OfPath(Call call, string permission) => Find(call, IdOf(call), permission);

    /// <exception cref="Refusal">There is no such volume, or it is not the caller's; or the permission is missing.</exception>
    public static VolumeEntry Find(Call call, string id, string permission)
    {
        var volume = call.State.Storage.Volumes.Find(id, Missing, "The volume");
        if (!volume.Members.TryGetValue(call.User, out var member))
            throw new Refusal(404, Missing, $"The volume '{id}' does not exist or is not visible to you.");
        return (bool?)member["permissions"]?[permission] == true ? volume : throw new Refusal(403, 9020, $"You have no permission to {permission} on the volume '{id}'.");
    }

    public static VolumeEntry Active(VolumeEntry volume) =>
        volume.IsActive ? volume : throw new Refusal(409, 9069, $"The volume '{volume.Id}' is inactive.");

    public static JsonObject All(bool others = true) => new() { ["read"] = true, ["copy"] = others, ["write"] = others, ["admin"] = others };
}
