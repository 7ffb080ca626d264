namespace SevenBridges.Generator.Model;

/// <summary>One operation as it stands in a document: below <paramref name="path"/>, under <paramref name="member"/>.</summary>
internal sealed class OperationNode(string id, JsonMember path, JsonMember member, JsonNode idNode, string document)
{
    public string Id { get; } = id;

    public JsonMember Path { get; } = path;

    public JsonMember Member { get; } = member;

    public JsonNode IdNode { get; } = idNode;

    public string Document { get; } = document;

    /// <summary>What <see cref="Model.Parameters"/> has found, once all references led somewhere.</summary>
    public IReadOnlyList<Component>? Parameters { get; set; }

    /// <summary>What <see cref="PathBinder"/> has found of them in the path.</summary>
    public Slot[]? Slots { get; set; }

    /// <summary>The arguments that these become, once they have no fault.</summary>
    public IReadOnlyList<ArgumentModel>? Arguments { get; set; }

    public JsonNode Node => Member.Value;

    public string Method => Member.Name.ToUpperInvariant();

    public Place Place => IdNode.Place;

    public string? Paging => Node.TextOf("x-sbg-paging");

    /// <summary>The schema of the first 2xx response that has content; null when success has none.</summary>
    public JsonNode? SuccessSchema(Description description)
    {
        foreach (var response in Successes)
            if (description.Resolve(response.Value, "responses") is { } found && Media.SchemaOf(found.Node) is { } schema)
                return schema;
        return null;
    }

    public IEnumerable<JsonMember> Successes => (Node["responses"]?.Members ?? []).Where(response => response.Name.StartsWith("2", StringComparison.Ordinal));

    public JsonNode? BodyContent(Description description) =>
        Node["requestBody"] is { } body ? description.Resolve(body, "requestBodies")?.Node["content"] : null;
}

internal static class Media
{
    public static JsonNode? SchemaOf(JsonNode holder) => holder["content"] is { } content ? JsonSchemaIn(content) : null;

    public static JsonNode? JsonSchemaIn(JsonNode content) =>
        (content["application/json"] ?? content.Members.Select(media => media.Value).FirstOrDefault())?["schema"];
}

/// <summary>Finds the operations of all documents and checks what each must have.</summary>
internal static class OperationNodes
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];

    public static IReadOnlyList<OperationNode> Find(Description description)
    {
        var found = new SortedDictionary<string, OperationNode>(StringComparer.Ordinal);
        foreach (var document in description.Documents)
            foreach (var path in document.Root["paths"]?.Members ?? [])
                foreach (var member in path.Value.Members.Where(member => Methods.Contains(member.Name)))
                    Add(description, found, document, path, member);
        return [.. found.Values];
    }

    private static void Add(Description description, SortedDictionary<string, OperationNode> found, SchemaDocument document, JsonMember path, JsonMember member)
    {
        if (member.Value["operationId"] is not { Kind: JsonKind.Text } id)
        {
            description.Report(Rules.MissingOperationId, member.Place);
            return;
        }

        var parts = id.Text.Split('.');
        if (parts.Length is < 2 or > 3 || !parts.All(IsCamel))
            description.Report(Rules.MalformedOperationId, id.Place, id.Text);
        else if (found.TryGetValue(id.Text, out var first))
            description.Report(Rules.DuplicateOperation, id.Place, id.Text, first.Document);
        else
            found[id.Text] = new OperationNode(id.Text, path, member, id, document.Name);
    }

    private static bool IsCamel(string part) => part.Length > 0 && part[0] is >= 'a' and <= 'z' && part.All(char.IsLetterOrDigit);
}

/// <summary>The parameters of an operation: its own and those of its path, references followed.</summary>
internal static class Parameters
{
    public static IReadOnlyList<Component> Of(Description description, OperationNode operation)
    {
        if (operation.Parameters is { } known)
            return known;
        var nodes = Nodes(operation).ToArray();
        Component[] found = [.. nodes.Select(node => description.Resolve(node, "parameters")).OfType<Component>()];
        if (found.Length == nodes.Length)
            operation.Parameters = found;
        return found;
    }

    /// <summary>Where the operation names a parameter: the entry of its list.</summary>
    public static Place PlaceOf(Description description, OperationNode operation, JsonNode parameter) =>
        Nodes(operation).FirstOrDefault(node => description.Resolve(node, "parameters")?.Node == parameter) is { } entry
            ? (entry["$ref"] ?? entry["name"] ?? entry).Place
            : operation.Place;

    private static IEnumerable<JsonNode> Nodes(OperationNode operation) =>
        (operation.Path.Value["parameters"]?.Items ?? []).Concat(operation.Node["parameters"]?.Items ?? []);
}

/// <summary>The properties of an object schema, those of <c>allOf</c> parts included.</summary>
internal static class Properties
{
    public static IEnumerable<JsonMember> Of(Description description, JsonNode schema) =>
        schema["allOf"] is null ? schema["properties"]?.Members ?? [] : Of(description, schema, []);

    public static JsonNode? Find(Description description, JsonNode schema, string name)
    {
        if (schema["allOf"] is null)
            return schema["properties"]?[name];
        foreach (var member in Of(description, schema))
            if (member.Name == name)
                return member.Value;
        return null;
    }

    private static IEnumerable<JsonMember> Of(Description description, JsonNode schema, HashSet<JsonNode> within)
    {
        within.Add(schema);
        foreach (var part in schema["allOf"]?.Items ?? [])
            if (description.Resolve(part, "schemas") is not { } found)
                continue;
            else if (within.Contains(found.Node))
                description.Report(Rules.CircularReference, (part["$ref"] ?? part).Place, part.TextOf("$ref") ?? "");
            else
                foreach (var member in Of(description, found.Node, within))
                    yield return member;
        foreach (var member in schema["properties"]?.Members ?? [])
            yield return member;
        within.Remove(schema);
    }
}

/// <summary>By which property a model is found again: the first whose type is the id that is <c>of</c> its schema.</summary>
internal static class Identities
{
    public static JsonMember? PropertyOf(Description description, Component schema)
    {
        foreach (var member in Properties.Of(description, schema.Node))
            if (IdOf(description, member.Value)?.Node["x-sbg-id"]?.TextOf("of") == schema.Name)
                return member;
        return null;
    }

    /// <summary>The id component that a property refers to; null when it refers to none.</summary>
    public static Component? IdOf(Description description, JsonNode property)
    {
        var reference = property["$ref"] ?? (property["allOf"] is { Items.Length: 1 } all ? all.Items[0]["$ref"] : null);
        return reference is not null && description.SchemaIn(reference.Text) is { } found && found.Node["x-sbg-id"] is not null ? found : null;
    }
}
