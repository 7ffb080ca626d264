using System.Text.Json;
using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Cwl;

/// <summary>Reads tools and workflows of CWL v1.0 to v1.2 and of <c>sbg:draft-2</c>.</summary>
internal static class CwlReader
{
    public static CwlTool Read(JsonObject document) => new(Text(document["class"]) ?? "", [.. Entries(document["inputs"]).Select(Input)], [.. Entries(document["outputs"]).Select(Output)])
    {
        BaseCommand = [.. Many(document["baseCommand"])],
        Arguments = [.. Many(document["arguments"]).Select(Argument)],
        Stdin = document["stdin"],
        Stdout = document["stdout"],
        Stderr = document["stderr"],
        Steps = [.. Entries(document["steps"]).Select(step => step.Id)],
        BatchInput = Text(document["sbg:batchInput"]) is { Length: > 0 } input ? PlainId(input) : null,
        BatchBy = document["sbg:batchBy"] as JsonObject,
    };

    private static CwlInput Input((string Id, JsonNode? Value) entry)
    {
        var body = entry.Value as JsonObject;
        var type = CwlTypes.Read(body is null ? entry.Value : body["type"]);
        return new CwlInput(entry.Id, type, body?["default"], body?["inputBinding"] is JsonObject binding ? Binding(binding) : null);
    }

    private static CwlOutput Output((string Id, JsonNode? Value) entry)
    {
        var body = entry.Value as JsonObject;
        var globs = body?["outputBinding"] is JsonObject binding ? Many(binding["glob"]) : [];
        return new CwlOutput(entry.Id, CwlTypes.Read(body is null ? entry.Value : body["type"]), [.. globs]);
    }

    private static CwlBinding Argument(JsonNode argument) =>
        argument is JsonObject body && Text(body["class"]) != "Expression" ? Binding(body) : new CwlBinding { ValueFrom = argument };

    public static CwlBinding Binding(JsonObject body) => new()
    {
        Position = body["position"] is JsonValue position && position.TryGetValue<int>(out var number) ? number : 0,
        Prefix = Text(body["prefix"]),
        IsSeparate = body["separate"] is not JsonValue separate || separate.GetValueKind() != JsonValueKind.False,
        ItemSeparator = Text(body["itemSeparator"]),
        ValueFrom = body["valueFrom"],
    };

    /// <summary>Entries of a map by id, or of a list whose items have an <c>id</c>.</summary>
    private static IEnumerable<(string Id, JsonNode? Value)> Entries(JsonNode? node) => node switch
    {
        JsonObject map => map.Select(entry => (PlainId(entry.Key), entry.Value)),
        JsonArray list => list.OfType<JsonObject>().Select(item => (PlainId(Text(item["id"]) ?? ""), (JsonNode?)item)),
        _ => [],
    };

    private static IEnumerable<JsonNode> Many(JsonNode? node) => node switch
    {
        null => [],
        JsonArray list => list.OfType<JsonNode>(),
        _ => [node],
    };

    /// <summary>Ids are written <c>x</c>, <c>#x</c>, <c>#main/x</c> or as the address of the document with such an end.</summary>
    private static string PlainId(string id) => id[(id.LastIndexOfAny(['#', '/']) + 1)..];

    internal static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
