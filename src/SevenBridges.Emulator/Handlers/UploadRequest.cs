using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Reads the body that opens an upload.</summary>
internal static class UploadRequest
{
    private const int LongestName = 255;

    public static string Name(Call call) =>
        call.Text("name") is { Length: > 0 and <= LongestName } name && !name.Contains('/')
            ? name
            : throw new Refusal(400, 8013, $"'name' is the name of the file: 1 to {LongestName} characters, no slash.");

    /// <summary>Null: the client does not know.</summary>
    public static long? Size(Call call) =>
        Number(call, "size") is not { } size ? null : size is >= 0 and <= PartPlan.LargestObject
            ? size
            : throw new Refusal(400, 8013, $"'size' is a number of bytes from 0 to {PartPlan.LargestObject}.");

    public static long? Number(Call call, string member)
    {
        if (call.Object()[member] is not { } node)
            return null;
        return node is JsonValue value && value.TryGetValue<long>(out var number) ? number : throw new Refusal(400, 8013, $"'{member}' is a whole number of bytes.");
    }

    /// <summary>The folder to upload into, or the root of the project.</summary>
    public static FileEntry Folder(Call call)
    {
        var folder = (call.Text("project"), call.Text("parent")) switch
        {
            ({ } project, null) => RootOf(call, project),
            (null, { } parent) => call.State.Files.Find(parent, 8004, "The folder"),
            (null, null) => throw new Refusal(400, 8013, "The request needs 'project' or 'parent'."),
            _ => throw new Refusal(400, 8013, "The request takes 'project' or 'parent', not both."),
        };
        RequireWriter(call, call.State.Projects[folder.Project], folder);
        return folder.IsFolder ? folder : throw new Refusal(400, 5022, $"The parent '{folder.Id}' is a file, not a folder.");
    }

    private static FileEntry RootOf(Call call, string id)
    {
        if (id.Split('/') is not [{ Length: > 0 }, { Length: > 0 }])
            throw new Refusal(400, 8010, $"'{id}' is no project id; it is written owner/project.");
        return call.State.Files[call.State.Projects.Find(id, 3002, "The project").RootFolder];
    }

    private static void RequireWriter(Call call, ProjectEntry project, FileEntry folder)
    {
        if (!project.Members.TryGetValue(call.User, out var member))
            throw project.IsPublic
                ? new Refusal(403, 8001, $"You may not write to '{folder.Project}'.")
                : new Refusal(404, 3002, $"The project '{folder.Project}' does not exist or is not visible to you.");
        if ((bool?)member["permissions"]?["write"] != true)
            throw new Refusal(403, 8001, $"You may not write to '{folder.Project}'.");
    }
}
