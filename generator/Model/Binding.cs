namespace SevenBridges.Generator.Model;

/// <summary>What the binders share while one description is bound: the documents, the operations found in them, and who uses which schema.</summary>
internal sealed class Binding
{
    private readonly Dictionary<string, string> _typeNames = new(StringComparer.Ordinal);

    public Binding(Description description)
    {
        Description = description;
        Types = new TypeBinder(this);
        Operations = OperationNodes.Find(description);
        Usage = SchemaUsage.Of(this);
    }

    public Description Description { get; }

    public TypeBinder Types { get; }

    /// <summary>The operations by id, in ordinal order.</summary>
    public IReadOnlyList<OperationNode> Operations { get; }

    public SchemaUsage Usage { get; }

    public OperationNode? Operation(string id) => Operations.FirstOrDefault(operation => operation.Id == id);

    public void Report(Rule rule, Place place, params string[] words) => Description.Report(rule, place, words);

    public string TypeName(Component schema)
    {
        var name = schema.Node.TextOf("x-sbg-name") ?? Naming.TypeOf(Naming.Pascal(schema.Name));
        if (!_typeNames.TryGetValue(name, out var first))
            _typeNames[name] = schema.Name;
        else if (first != schema.Name)
            Report(Rules.NameTaken, schema.Node.Place, first, schema.Name, name);
        return name;
    }

    public static string FolderOf(string document) => Naming.Pascal(document.Replace(".json", ""));

    public static string HintFor(string id, IEnumerable<string> known) => Nearest.Hint(id, known);
}

/// <summary>One operation as it stands in a document.</summary>
internal sealed record OperationNode(string Id, string Path, string Method, JsonNode Node, JsonNode PathItem, string Document, Place IdPlace)
{
    public string? Paging => Node.TextOf("x-sbg-paging");

    /// <summary>The first 2xx response that has content; null when success has none.</summary>
    public JsonNode? SuccessSchema(Description description)
    {
        foreach (var response in Node["responses"]?.Members ?? [])
            if (response.Name.StartsWith("2", StringComparison.Ordinal)
                && description.Resolve(response.Value, "responses") is { } found && Media.SchemaOf(found.Node) is { } schema)
                return schema;
        return null;
    }

    public JsonNode? BodyContent(Description description) =>
        Node["requestBody"] is { } body ? description.Resolve(body, "requestBodies")?.Node["content"] : null;
}

internal static class Media
{
    public static JsonNode? SchemaOf(JsonNode holder) => holder["content"] is { } content ? JsonSchemaIn(content) : null;

    public static JsonNode? JsonSchemaIn(JsonNode content) =>
        (content["application/json"] ?? content.Members.FirstOrDefault()?.Value)?["schema"];
}

/// <summary>Finds the operations of all documents and checks what each must have.</summary>
internal static class OperationNodes
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];

    public static IReadOnlyList<OperationNode> Find(Description description)
    {
        var found = new SortedDictionary<string, OperationNode>(StringComparer.Ordinal);
        foreach (var document in description.Documents)
            foreach (var path in document.Root!["paths"]?.Members ?? [])
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
            found[id.Text] = new OperationNode(id.Text, path.Name, member.Name.ToUpperInvariant(), member.Value, path.Value, document.Name, id.Place);
    }

    private static bool IsCamel(string part) => part.Length > 0 && char.IsLower(part[0]) && part.All(char.IsLetterOrDigit);
}

/// <summary>Which schemas travel which way: what is received becomes a model, what is only sent becomes a body.</summary>
internal sealed class SchemaUsage
{
    private readonly Description _description;

    private SchemaUsage(Description description) => _description = description;

    public HashSet<string> Received { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Sent { get; } = new(StringComparer.Ordinal);

    /// <summary>Envelopes of pages: only their items are emitted.</summary>
    public HashSet<string> Pages { get; } = new(StringComparer.Ordinal);

    /// <summary>Bodies of PATCH operations, where absent and null differ.</summary>
    public HashSet<string> Patches { get; } = new(StringComparer.Ordinal);

    public static SchemaUsage Of(Binding binding)
    {
        var usage = new SchemaUsage(binding.Description);
        foreach (var operation in binding.Operations)
        {
            usage.AddResponse(operation);
            usage.AddRequest(operation);
            foreach (var parameter in Parameters.Of(binding.Description, operation))
                if (parameter.Node["schema"] is { } schema)
                    usage.Walk(schema, usage.Sent);
        }

        return usage;
    }

    private void AddResponse(OperationNode operation)
    {
        if (operation.SuccessSchema(_description) is not { } schema)
            return;
        if (operation.Paging is not null && schema.TextOf("$ref") is not null && _description.Resolve(schema, "schemas") is { } page)
        {
            Pages.Add(page.Name);
            schema = Properties.Find(_description, page.Node, "items") ?? Properties.Find(_description, page.Node, "result_set") ?? schema;
        }

        Walk(schema, Received);
    }

    private void AddRequest(OperationNode operation)
    {
        if (operation.BodyContent(_description) is not { } content || Media.JsonSchemaIn(content) is not { } schema)
            return;
        Walk(schema, Sent);
        if (operation.Method == "PATCH" && schema.TextOf("$ref") is not null && _description.Resolve(schema, "schemas") is { } body)
            Patches.Add(body.Name);
    }

    private void Walk(JsonNode node, HashSet<string> seen)
    {
        if (node["$ref"] is { } reference)
        {
            var name = reference.Text.Substring(reference.Text.LastIndexOf('/') + 1);
            if (!Pages.Contains(name) && seen.Add(name) && _description.Schema(name) is { } schema)
                Walk(schema.Node, seen);
            return;
        }

        foreach (var member in node.Members)
            Walk(member.Value, seen);
        foreach (var item in node.Items)
            Walk(item, seen);
    }
}

/// <summary>The parameters of an operation: its own and those of its path, references followed.</summary>
internal static class Parameters
{
    public static IReadOnlyList<Component> Of(Description description, OperationNode operation) =>
        [.. Nodes(operation).Select(node => description.Resolve(node, "parameters")).OfType<Component>()];

    public static IEnumerable<JsonNode> Nodes(OperationNode operation) =>
        (operation.PathItem["parameters"]?.Items ?? []).Concat(operation.Node["parameters"]?.Items ?? []);
}

/// <summary>The properties of an object schema, those of <c>allOf</c> parts included.</summary>
internal static class Properties
{
    public static IEnumerable<JsonMember> Of(Description description, JsonNode schema)
    {
        foreach (var part in schema["allOf"]?.Items ?? [])
            if (description.Resolve(part, "schemas") is { } found)
                foreach (var member in Of(description, found.Node))
                    yield return member;
        foreach (var member in schema["properties"]?.Members ?? [])
            yield return member;
    }

    public static JsonNode? Find(Description description, JsonNode schema, string name) =>
        Of(description, schema).FirstOrDefault(member => member.Name == name)?.Value;
}
