using System.Text.Json;
using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Deviations;

/// <summary>Reads deviations from JSON: a list of <c>{"schema", "member", "rename" | "set" | "remove"}</c> and <c>{"operation", "header", "remove"}</c>.</summary>
internal static class DeviationFile
{
    private static readonly string[] Changes = ["rename", "set", "remove"];

    /// <exception cref="FormatException">The text is no such list; the message says what is wrong, and where.</exception>
    public static IReadOnlyList<Deviation> Read(string json)
    {
        try
        {
            return JsonNode.Parse(json) is JsonArray list
                ? [.. list.Select((entry, index) => Of(entry as JsonObject ?? throw Wrong(index, "it is no object"), index))]
                : throw new FormatException("The file of deviations is no list.");
        }
        catch (JsonException error)
        {
            throw new FormatException($"The file of deviations is not JSON: {error.Message}", error);
        }
    }

    private static Deviation Of(JsonObject entry, int index)
    {
        var change = Changes.Where(entry.ContainsKey).ToArray();
        if (change is not [var kind])
            throw Wrong(index, "one of 'rename', 'set' and 'remove' says what is different");
        if (entry.ContainsKey("header"))
            return kind == "remove" ? Deviation.RemoveHeader(Text(entry, "operation", index), Text(entry, "header", index)) : throw Wrong(index, "a header can only be removed");
        var (schema, member) = (Text(entry, "schema", index), Text(entry, "member", index));
        return kind switch
        {
            "rename" => Deviation.Rename(schema, member, Text(entry, "rename", index)),
            "set" => Deviation.Set(schema, member, entry["set"]),
            _ => Deviation.Remove(schema, member),
        };
    }

    private static string Text(JsonObject entry, string name, int index) =>
        entry[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : throw Wrong(index, $"'{name}' is missing, or no text");

    private static FormatException Wrong(int index, string what) => new($"In the file of deviations, entry {index + 1}: {what}.");
}
