using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Cwl;

/// <summary>Reads types: <c>File?</c>, <c>string[]</c>, <c>["null", "File"]</c>, <c>{"type": "array", "items": "File"}</c>.</summary>
internal static class CwlTypes
{
    private static readonly CwlType Any = new(CwlKind.Any);

    public static CwlType Read(JsonNode? node) => node switch
    {
        JsonArray union => Union(union),
        JsonObject body => Body(body),
        _ => Name(CwlReader.Text(node) ?? "Any"),
    };

    /// <summary>Alternatives beside null make any value fit: what the tool does with them is its own affair.</summary>
    private static CwlType Union(JsonArray union)
    {
        var types = union.Select(Read).ToList();
        var real = types.Where(type => type.Kind != CwlKind.Null).ToList();
        return (real.Count == 1 ? real[0] : Any) with { IsOptional = real.Count < types.Count || real.Any(type => type.IsOptional) };
    }

    private static CwlType Body(JsonObject body) => CwlReader.Text(body["type"]) switch
    {
        "array" => new CwlType(CwlKind.List)
        {
            Items = Read(body["items"]),
            ItemBinding = body["inputBinding"] is JsonObject binding ? CwlReader.Binding(binding) : null,
        },
        "enum" => new CwlType(CwlKind.Enumeration) { Symbols = [.. Symbols(body["symbols"])] },
        "record" => new CwlType(CwlKind.Record),
        _ => Read(body["type"]),
    };

    private static IEnumerable<string> Symbols(JsonNode? node) =>
        (node as JsonArray ?? []).Select(symbol => CwlReader.Text(symbol) ?? "").Select(symbol => symbol[(symbol.LastIndexOfAny(['#', '/']) + 1)..]);

    private static CwlType Name(string name)
    {
        if (name.EndsWith('?'))
            return Name(name[..^1]) with { IsOptional = true };
        if (name.EndsWith("[]", StringComparison.Ordinal))
            return new CwlType(CwlKind.List) { Items = Name(name[..^2]) };
        return new CwlType(Kind(name)) { IsOptional = name == "null" };
    }

    private static CwlKind Kind(string name) => name switch
    {
        "null" => CwlKind.Null,
        "string" => CwlKind.Text,
        "int" or "long" => CwlKind.Integer,
        "float" or "double" => CwlKind.Number,
        "boolean" => CwlKind.Boolean,
        "File" => CwlKind.File,
        "Directory" => CwlKind.Directory,
        "stdout" => CwlKind.Stdout,
        "stderr" => CwlKind.Stderr,
        _ => CwlKind.Any,
    };
}
