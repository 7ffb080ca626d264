using System.Text.Json.Nodes;
using SevenBridges.Emulator.Handlers;

namespace SevenBridges.Emulator.Tasks;

/// <summary>Files and folders inside the values of a task: lists, records and maps, nested.</summary>
internal static class CwlValues
{
    /// <summary>Whether a value stands for a file or a folder; the case of its class does not matter.</summary>
    public static bool IsFile(JsonNode? value) => ClassOf(value) == "file";

    public static bool IsFolder(JsonNode? value) => ClassOf(value) == "directory";

    public static string? PathOf(JsonNode? value) => TextOf((value as JsonObject)?["path"]);

    public static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>Every file and folder in a value, in order.</summary>
    public static IEnumerable<JsonObject> FilesIn(JsonNode? value) => value switch
    {
        JsonObject file when ClassOf(file) is "file" or "directory" => [file, .. FilesIn(file["secondaryFiles"])],
        JsonObject map => map.SelectMany(member => FilesIn(member.Value)),
        JsonArray list => list.SelectMany(FilesIn),
        _ => [],
    };

    /// <summary>The file behind a value, if there is one that the account may read.</summary>
    public static FileEntry? Find(Call call, JsonNode? value) =>
        PathOf(value) is { } id && call.State.Files.TryGetValue(id, out var file) && Access.Sees(call, file.Project) ? file : null;

    /// <summary>Completes files as answers show them.</summary>
    /// <param name="state">What the Platform knows.</param>
    /// <param name="values">A document that is going out.</param>
    /// <param name="sized">Whether sizes are shown too, as in outputs.</param>
    public static void Complete(PlatformState state, JsonNode? values, bool sized)
    {
        foreach (var shown in FilesIn(values).ToList())
        {
            if (PathOf(shown) is not { } id || !state.Files.TryGetValue(id, out var file))
                continue;
            shown["class"] = file.IsFolder ? "Directory" : "File";
            shown["name"] = file.Name;
            if (sized && file.Content is { } content)
                shown["size"] = content.Length;
        }
    }

    private static string? ClassOf(JsonNode? value) => TextOf((value as JsonObject)?["class"]) is { } text ? text.ToLower(System.Globalization.CultureInfo.InvariantCulture) : null;
}
