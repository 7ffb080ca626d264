using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Handlers;

/// <summary>What a caller may do: members of a project by their permissions, everybody with public projects.</summary>
internal static class Access
{
    private const int MissingProject = 3002;

    /// <summary>The project, if the caller may see it.</summary>
    /// <exception cref="Refusal">There is no such project, or it is not the caller's.</exception>
    public static ProjectEntry Project(Call call, string id, int formatCode = 3012)
    {
        if (id.Split('/') is not [{ Length: > 0 }, { Length: > 0 }])
            throw new Refusal(400, formatCode, $"'{id}' is no project id; it is written owner/project.");
        var project = call.State.Projects.Find(id, MissingProject, "The project");
        return project.IsPublic || project.Members.ContainsKey(call.User) ? project : throw new Refusal(404, MissingProject, $"The project '{id}' does not exist or is not visible to you.");
    }

    /// <summary>The caller needs one permission in a project.</summary>
    public static ProjectEntry Project(Call call, string id, string permission, int code)
    {
        var project = Project(call, id);
        return Has(call, project, permission) ? project : throw new Refusal(403, code, $"You have no permission to {permission} in '{id}'.");
    }

    public static bool Has(Call call, ProjectEntry project, string permission) =>
        project.Members.TryGetValue(call.User, out var member) && (bool?)member["permissions"]?[permission] == true;

    /// <summary>Whether the caller may see a project, and so what is in it.</summary>
    public static bool Sees(Call call, string project) =>
        call.State.Projects.TryGetValue(project, out var entry) && (entry.IsPublic || entry.Members.ContainsKey(call.User));

    /// <summary>Whether the caller has a permission in a project; public content everybody may copy.</summary>
    public static bool May(Call call, string project, string permission) =>
        call.State.Projects.TryGetValue(project, out var entry) && (bool?)Permissions(call, entry)[permission] == true && Sees(call, project);

    /// <summary>What the project's document says of the caller's own permissions.</summary>
    public static JsonObject Permissions(Call call, ProjectEntry project) =>
        project.Members.TryGetValue(call.User, out var member)
            ? member["permissions"]!.DeepClone().AsObject()
            : All(read: true, others: false, copy: true);

    public static JsonObject All(bool read = true, bool others = true, bool copy = true) =>
        new() { ["read"] = read, ["write"] = others, ["copy"] = copy, ["execute"] = others, ["admin"] = others };

    /// <summary>The file or folder, if the caller may see it.</summary>
    public static FileEntry File(Call call, string id)
    {
        var file = call.State.Files.Find(id, 5002, "The file");
        return (file.Automation is { } automation ? AutomationAccess.Sees(call, automation) : Sees(call, file.Project)) ? file : throw new Refusal(404, 5002, $"The file '{id}' does not exist or is not visible to you.");
    }

    /// <summary>The caller needs one permission in the file's project.</summary>
    public static FileEntry File(Call call, string id, string permission, int code = 5001)
    {
        var file = File(call, id);
        return file.Automation is null && Has(call, call.State.Projects[file.Project], permission)
            ? file
            : throw new Refusal(403, code, $"You have no permission to {permission} in '{file.Project}'.");
    }
}
