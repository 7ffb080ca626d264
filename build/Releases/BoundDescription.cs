using System.Text.Json.Nodes;
using SevenBridges.Generator.Model;
using SevenBridges.Generator.Reading;
using JsonNode = System.Text.Json.Nodes.JsonNode;

namespace SevenBridges.Build;

/// <summary>A bundle of the description as the generator understands it: names and types of C#, and whose resource each of them is.</summary>
internal sealed class BoundDescription
{
    private readonly Dictionary<string, string> resources;

    private BoundDescription(SchemaModel model, Dictionary<string, string> resources) => (Model, this.resources) = (model, resources);

    public SchemaModel Model { get; }

    public IReadOnlyDictionary<string, OperationModel> Operations => Model.Clients.SelectMany(client => client.Operations).ToDictionary(operation => operation.Id, StringComparer.Ordinal);

    public static BoundDescription Of(string bundle)
    {
        // What only says where a thing stands is no part of it.
        var root = JsonNode.Parse(bundle)!.AsObject();
        var resources = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, schema) in root["components"]?["schemas"] as JsonObject ?? [])
            resources[name] = Resource(schema);
        foreach (var operation in (root["paths"] as JsonObject ?? []).SelectMany(path => path.Value!.AsObject()).Select(member => member.Value).OfType<JsonObject>().Where(node => node.ContainsKey("operationId")))
            resources[operation.Text("operationId")!] = Resource(operation);
        WithoutPlaces(root);
        return new(SchemaBinder.Bind([SchemaReader.Read("schema/bundle.json", root.ToJsonString())], CancellationToken.None), resources);
    }

    /// <summary>The resource of a schema or an operation: the document that it stands in, in words.</summary>
    public string? ResourceOf(string name) => resources.GetValueOrDefault(name);

    private static string Resource(JsonNode? node)
    {
        var file = Path.GetFileNameWithoutExtension((node.Text("x-sbg-source") ?? "schema/description.json").Split(':')[0]);
        var words = string.Concat(file.Select((letter, index) => index == 0 ? char.ToUpperInvariant(letter).ToString() : char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : letter.ToString()));
        return words;
    }

    private static void WithoutPlaces(JsonNode? node)
    {
        if (node is JsonArray list)
            foreach (var item in list)
                WithoutPlaces(item);
        if (node is not JsonObject map)
            return;
        map.Remove("x-sbg-source");
        foreach (var (_, value) in map)
            WithoutPlaces(value);
    }
}
