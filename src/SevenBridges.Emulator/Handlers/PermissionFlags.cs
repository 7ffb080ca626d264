using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Handlers;

/// <summary>The permissions of a member, and how they change.</summary>
internal static class PermissionFlags
{
    public static IReadOnlyList<string> All { get; } = ["read", "write", "copy", "execute", "admin"];

    /// <summary>The flags that a body holds.</summary>
    public static bool AnyIn(JsonObject body) => body.Any(member => All.Contains(member.Key) && member.Value is JsonValue);

    /// <summary>Members can always read; an administrator can do everything.</summary>
    public static void Merge(JsonObject permissions, JsonObject wanted)
    {
        foreach (var (flag, value) in wanted)
            if (All.Contains(flag) && value is JsonValue)
                permissions[flag] = value.DeepClone();
        permissions["read"] = true;
        if ((bool?)permissions["admin"] == true)
            foreach (var flag in All)
                permissions[flag] = true;
    }
}
