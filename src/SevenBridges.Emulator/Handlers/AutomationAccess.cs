namespace SevenBridges.Emulator.Handlers;

/// <summary>What a caller may do with an automation: its members, by their permissions. No code of the Platform's own is known for automations; the general ones are given.</summary>
internal static class AutomationAccess
{
    public const int BadRequest = 90000;
    public const int Forbidden = 90002;
    public const int Missing = 90003;
    public const int Conflict = 90007;

    private const int LeastMemory = 1;
    private const int MostMemory = 4000;

    public static bool Sees(Call call, string id) =>
        call.State.Automations.All.TryGetValue(id, out var automation) && automation.Members.ContainsKey(call.User);

    /// <summary>The automation, if the caller may do that with it.</summary>
    /// <exception cref="Refusal">There is no such automation, it is not the caller's, or the permission is missing.</exception>
    public static AutomationEntry Automation(Call call, string id, string permission)
    {
        var automation = call.State.Automations.All.Find(id, Missing, "The automation");
        if (!automation.Members.TryGetValue(call.User, out var member))
            throw new Refusal(404, Missing, $"The automation '{id}' does not exist or is not visible to you.");
        return (bool?)member["permissions"]?[permission] == true
            ? automation
            : throw new Refusal(403, Forbidden, $"You have no permission to {permission} in the automation '{id}'.");
    }

    /// <summary>The code package, if the caller may do that with its automation.</summary>
    public static AutomationPackageEntry Package(Call call, string id, string permission)
    {
        var package = call.State.Automations.Packages.Find(id, Missing, "The code package");
        if (!Sees(call, package.Automation))
            throw new Refusal(404, Missing, $"The code package '{id}' does not exist or is not visible to you.");
        Automation(call, package.Automation, permission);
        return package;
    }

    public static void RefuseArchived(bool isArchived, string what)
    {
        if (isArchived)
            throw new Refusal(409, Conflict, $"{what} is archived; restore it first.");
    }

    /// <summary>A limit of memory in a body is one that the Platform grants.</summary>
    public static void CheckMemory(Call call)
    {
        if (call.Body?["memory_limit"] is { } limit && (long)limit is < LeastMemory or > MostMemory)
            throw new Refusal(400, BadRequest, $"'memory_limit' is a number of MB from {LeastMemory} to {MostMemory}.");
    }
}
