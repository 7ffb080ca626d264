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

    /// <summary>The folder to upload into, or the root of the project; the caller may write there.</summary>
    public static FileEntry Folder(Call call) => (call.Text("project"), call.Text("parent")) switch
    {
        ({ } project, null) => call.State.Files[Writable(call, Access.Project(call, project, formatCode: 8010)).RootFolder],
        (null, { } parent) => FolderOf(call, parent),
        (null, null) => throw new Refusal(400, 8013, "The request needs 'project' or 'parent'."),
        _ => throw new Refusal(400, 8013, "The request takes 'project' or 'parent', not both."),
    };

    private static FileEntry FolderOf(Call call, string id)
    {
        var folder = call.State.Files.Find(id, 8004, "The folder");
        if (!folder.IsFolder)
            throw new Refusal(400, 5022, $"The parent '{id}' is a file, not a folder.");
        Writable(call, Access.Project(call, folder.Project));
        return folder;
    }

    private static ProjectEntry Writable(Call call, ProjectEntry project) =>
        Access.Has(call, project, "write") ? project : throw new Refusal(403, 8001, "You may not write to this project.");
}
