using System.Text.Json.Nodes;

namespace SevenBridges.Build;

/// <summary>A schema of the description where it is used: what it refers to, and what is said beside the reference.</summary>
/// <param name="Node">The schema after following its reference.</param>
/// <param name="Name">The component's name, or a name made of where an inline schema stands.</param>
/// <param name="IsNullable">Whether null may come.</param>
/// <param name="Place">File and line of the use, for what is wrong with the value.</param>
/// <param name="Wire">How the value travels (<c>x-sbg-wire</c>), as said at the use or at the component; null: as its type says.</param>
/// <param name="IsSecret">Whether nobody may see the value.</param>
internal sealed record DescribedNode(JsonObject Node, string Name, bool IsNullable, string Place, string? Wire, bool IsSecret)
{
    /// <summary>File and line of the schema itself, for members that it lacks.</summary>
    public string OwnPlace => Node.Text("x-sbg-source") ?? Place;

    public string? Type => Node.Text("type");

    public JsonObject? Properties => Node["properties"] as JsonObject;

    public JsonArray? Words => Node["enum"] as JsonArray;

    /// <summary>Alternatives of JSON types (<c>oneOf</c>).</summary>
    public IEnumerable<string> Alternatives => (Node["oneOf"] as JsonArray ?? []).Select(option => option.Text("type")!);

    /// <summary>Any JSON may come.</summary>
    public bool IsAnything => Type is null && Node["oneOf"] is null && Properties is null;

    /// <summary>The schema of an object whose members are not all described by name.</summary>
    public JsonObject? AdditionalProperties => Node["additionalProperties"] as JsonObject;

    /// <summary>JSON that stays as it is; its properties are only the ones that are looked at.</summary>
    public bool IsRaw => Node["x-sbg-raw"] is not null || Node["x-sbg-values"] is not null;
}

/// <summary>Short forms for reading the description.</summary>
internal static class JsonNodes
{
    public static string? Text(this JsonNode? node, string member) => (node as JsonObject)?[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static bool Flag(this JsonNode? node, string member) => (node as JsonObject)?[member] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;
}
