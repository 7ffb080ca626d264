using System.Text.Json.Nodes;

namespace SevenBridges.Build;

/// <summary>The bundled description, as far as a check of answers needs it.</summary>
internal sealed class Description
{
    private readonly JsonObject root;

    private Description(JsonObject root)
    {
        this.root = root;
        Reads = [.. ReadsOf()];
    }

    /// <summary>Every GET, in the order of the description.</summary>
    public IReadOnlyList<DescribedRead> Reads { get; }

    /// <exception cref="FileNotFoundException">There is no bundle: the project was not built.</exception>
    public static Description Load()
    {
        var path = Repository.PathOf("artifacts", "sevenbridges.openapi.json");
        if (!File.Exists(path))
            throw new FileNotFoundException($"{path} is missing; 'dotnet build' makes it from schema/.");
        return new(JsonNode.Parse(File.ReadAllText(path))!.AsObject());
    }

    /// <summary>Follows a reference, bare or within <c>allOf</c>.</summary>
    public DescribedNode Node(JsonObject use, string inlineName, string place)
    {
        var reference = use.Text("$ref") ?? (use["allOf"] as JsonArray)?[0].Text("$ref");
        var target = reference is null ? use : Component(reference);
        var nullable = use.Flag("nullable") || target.Flag("nullable") || (target["oneOf"] as JsonArray ?? []).Any(option => option.Flag("nullable"));
        var here = use.Text("x-sbg-source") ?? place;
        return new(
            target, reference?[(reference.LastIndexOf('/') + 1)..] ?? inlineName, nullable, here, use.Text("x-sbg-wire") ?? target.Text("x-sbg-wire"),
            use.Flag("x-sbg-secret") || target.Flag("x-sbg-secret"));
    }

    public JsonObject Component(string reference)
    {
        JsonNode? node = root;
        foreach (var name in reference.Split('/').Skip(1))
            node = node?[name];
        return node?.AsObject() ?? throw new InvalidDataException($"The bundle has no '{reference}'.");
    }

    private IEnumerable<DescribedRead> ReadsOf()
    {
        foreach (var (path, item) in root["paths"]!.AsObject())
            if (item!["get"] is JsonObject get)
                yield return new DescribedRead(this, path, get);
    }

    /// <summary>The headers that an answer carries: those of the response, and those that every answer has.</summary>
    public IEnumerable<string> HeadersOf(JsonObject response) =>
        (response["headers"] as JsonObject ?? []).Concat(Component("#/components/responses/Error")["headers"] as JsonObject ?? []).Select(header => header.Key).Distinct();
}
