using System.Globalization;
using System.Text.Json.Nodes;
using SevenBridges.Emulator.Handlers;

namespace SevenBridges.Emulator.Search;

/// <summary>A file or folder as the search shows it, and the values of it that conditions look at.</summary>
internal static class SearchResult
{
    public static JsonObject Show(PlatformState state, FileEntry file)
    {
        var (document, isFile) = (file.Document, !file.IsFolder);
        var shown = new JsonObject
        {
            ["id"] = file.Id,
            ["name"] = file.Name,
            ["type"] = isFile ? "FILE" : "FOLDER",
            ["parent_path"] = FilePaths.ParentPath(state, file),
            ["time_created"] = Milliseconds(document["created_on"]),
            ["time_updated"] = Milliseconds(document["modified_on"]),
            ["operation_timestamp"] = Milliseconds(document["modified_on"]),
            ["metadata"] = document["metadata"]?.DeepClone() ?? new JsonObject(),
            ["tags"] = document["tags"]?.DeepClone() ?? new JsonArray(),
        };
        if (isFile)
            AddContent(shown, document, file.Name);
        return shown;
    }

    /// <summary>The values of a member: one, several of a list, or none.</summary>
    public static IReadOnlyList<string> ValuesOf(JsonObject shown, string member)
    {
        var at = member.Split('.', 2) is [var outer, var inner] ? (shown[outer] as JsonObject)?[inner] : shown[member];
        return at switch
        {
            null => [],
            JsonArray list => [.. list.Select(item => item?.ToString() ?? "")],
            _ => [at.ToString()],
        };
    }

    private static void AddContent(JsonObject shown, JsonObject document, string name)
    {
        var storage = document["storage"];
        var isOnVolume = (string?)storage?["type"] == "VOLUME";
        shown["size"] = document["size"]?.DeepClone();
        shown["state"] = "AVAILABLE";
        shown["file_extension"] = name.LastIndexOf('.') is > 0 and var dot ? name[(dot + 1)..].ToUpperInvariant() : null;
        shown["imported"] = isOnVolume ? "true" : "false";
        if (isOnVolume)
            shown["volume"] = new JsonObject { ["volume"] = storage!["volume"]?.DeepClone(), ["location"] = storage["location"]?.DeepClone() }.ToJsonString();
        else
            shown["locations"] = storage?["hosted_on_locations"]?.ToJsonString();
    }

    private static JsonValue? Milliseconds(JsonNode? time) =>
        (string?)time is { } text ? JsonValue.Create(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds()) : null;
}
