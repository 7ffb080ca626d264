using System.Text.Json.Nodes;
using SevenBridges.Emulator;

namespace SevenBridges.Tests.Properties;

/// <summary>The description, as the emulator carries it: the tests over every model and every operation read it, and know no name.</summary>
internal static class Description
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];

    private static JsonObject Bundle { get; } = Read();

    /// <summary>Each component schema, by name.</summary>
    public static IReadOnlyDictionary<string, Schema> Schemas { get; } =
        Bundle["components"]!["schemas"]!.AsObject().ToDictionary(schema => schema.Key, schema => new Schema(schema.Value!.AsObject(), schema.Key), StringComparer.Ordinal);

    /// <summary>Each operation, by id.</summary>
    public static IReadOnlyDictionary<string, DescribedOperation> Operations { get; } = (
        from path in Bundle["paths"]!.AsObject()
        from method in path.Value!.AsObject()
        where Methods.Contains(method.Key)
        select new DescribedOperation(path.Key, method.Key, path.Value!.AsObject(), method.Value!.AsObject()))
        .ToDictionary(operation => operation.Id, StringComparer.Ordinal);

    /// <summary>A node, or what it refers to.</summary>
    public static JsonObject Resolve(JsonObject node) =>
        (string?)node["$ref"] is { } reference ? reference.TrimStart('#', '/').Split('/').Aggregate((JsonNode)Bundle, (at, name) => at[name]!).AsObject() : node;

    private static JsonObject Read()
    {
        using var stream = typeof(PlatformEmulator).Assembly.GetManifestResourceStream("sevenbridges.openapi.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}

/// <summary>One operation of the description.</summary>
internal sealed record DescribedOperation(string Path, string Method, JsonObject PathNode, JsonObject Node)
{
    public string Id => (string)Node["operationId"]!;

    public string? Paging => (string?)Node["x-sbg-paging"];

    /// <summary>What it is narrowed by and found by, paging and <c>fields</c> included.</summary>
    public IReadOnlyList<DescribedParameter> Parameters =>
        [.. new[] { PathNode, Node }.SelectMany(holder => holder["parameters"] as JsonArray ?? []).Select(parameter => new DescribedParameter(Description.Resolve(parameter!.AsObject())))];

    /// <summary>What is sent; null when nothing is.</summary>
    public Schema? Body => Node["requestBody"] is JsonObject body ? SchemaIn(Description.Resolve(body)) : null;

    /// <summary>What a success answers; null when it answers nothing.</summary>
    public Schema? Answer => Node["responses"]!.AsObject().Where(response => response.Key.StartsWith('2'))
        .Select(response => SchemaIn(Description.Resolve(response.Value!.AsObject()))).FirstOrDefault(schema => schema is not null);

    public override string ToString() => Id;

    private static Schema? SchemaIn(JsonObject holder) =>
        holder["content"] is JsonObject content && (content["application/json"] ?? content.First().Value)?["schema"] is JsonObject schema ? new Schema(schema) : null;
}

/// <summary>One parameter of an operation.</summary>
internal sealed record DescribedParameter(JsonObject Node)
{
    public string Name => (string)Node["name"]!;

    public bool IsInPath => (string?)Node["in"] == "path";

    public bool IsRequired => (bool?)Node["required"] == true;

    /// <summary>Its schema; what stands on the parameter itself counts too.</summary>
    public Schema Schema => new(Node["schema"] as JsonObject ?? []) { Around = Node };
}
