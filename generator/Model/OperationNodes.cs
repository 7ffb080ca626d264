namespace SevenBridges.Generator.Model;

/// <summary>One operation as it stands in a document: below <paramref name="path"/>, under <paramref name="member"/>.</summary>
internal sealed class OperationNode(string id, JsonMember path, JsonMember member, JsonNode idNode, string document)
{
    private JsonNode? _success;

    public string Id { get; } = id;

    public JsonMember Path { get; } = path;

    public JsonMember Member { get; } = member;

    public JsonNode IdNode { get; } = idNode;

    public string Document { get; } = document;

    /// <summary>What <see cref="Model.Parameters"/> has found, once all references led somewhere.</summary>
    public List<Component>? Parameters { get; set; }

    /// <summary>What <see cref="PathBinder"/> has found of them in the path.</summary>
    public List<Slot>? Slots { get; set; }

    /// <summary>Those by which a query can be narrowed.</summary>
    public List<Component>? Narrowing { get; set; }

    /// <summary>The arguments that these become, once they have no fault.</summary>
    public List<ArgumentModel>? Arguments { get; set; }

    /// <summary>The method that it becomes; null when another has its name.</summary>
    public OperationModel? Model { get; set; }

    /// <summary>Its row among all operations, when it becomes a method.</summary>
    public OperationRow? Row { get; set; }

    /// <summary>The filter that it becomes, if nothing else has its name.</summary>
    public QueryModel? Filter { get; set; }

    /// <summary>The name of its constant among all operations.</summary>
    public string Constant { get; } = Naming.Pascal(id);

    /// <summary>What stands behind the last point of its id.</summary>
    public string Verb { get; } = id.Substring(id.LastIndexOf('.') + 1);

    /// <summary>What stands before it: <c>projects.members</c>.</summary>
    public string Prefix { get; } = id.Substring(0, id.LastIndexOf('.'));

    /// <summary>Its 2xx responses.</summary>
    public List<JsonMember> Successes { get; } = FindSuccesses(member.Value);

    public JsonNode Node => Member.Value;

    public string Method => Member.Name.ToUpperInvariant();

    public Place Place => IdNode.Place;

    public string? Paging => Node.TextOf("x-sbg-paging");

    /// <summary>Null also when there is no such paging.</summary>
    public string? KnownPaging => Paging is { } paging && PagingKinds.Knows(paging) ? paging : null;

    /// <summary>The schema of the first 2xx response that has content; null when success has none.</summary>
    public JsonNode? SuccessSchema(Description description) => _success ??= FindSuccess(description);

    private JsonNode? FindSuccess(Description description)
    {
        foreach (var response in Successes)
            if (description.NodeOf(response.Value, "responses") is { } found && Media.SchemaOf(found) is { } schema)
                return schema;
        return null;
    }

    private static List<JsonMember> FindSuccesses(JsonNode operation)
    {
        var found = new List<JsonMember>(1);
        foreach (var response in operation.MembersOf("responses"))
            if (response.Name.Length > 0 && response.Name[0] == '2')
                found.Add(response);
        return found;
    }

    public JsonNode? BodyContent(Description description) =>
        Node["requestBody"] is { } body ? description.NodeOf(body, "requestBodies")?["content"] : null;
}

internal static class Media
{
    public static JsonNode? SchemaOf(JsonNode holder) => holder["content"] is { } content ? JsonSchemaIn(content) : null;

    public static JsonNode? JsonSchemaIn(JsonNode content) =>
        (content["application/json"] ?? FirstOf(content))?["schema"];

    private static JsonNode? FirstOf(JsonNode content)
    {
        foreach (var media in content.Members)
            return media.Value;
        return null;
    }
}

/// <summary>Finds the operations of all documents, checks what each must have, and notes which schemas they use.</summary>
internal static class OperationNodes
{
    /// <summary>All of them by id.</summary>
    public static NameTable<OperationNode> Find(Description description)
    {
        var found = new NameTable<OperationNode>();
        var usage = new SchemaUsage(description);
        foreach (var document in description.Documents)
            foreach (var listed in document.Listing.Operations)
                if (Add(description, found, document, listed) is { } operation)
                    usage.Note(operation);
        usage.Spread();
        return found;
    }

    private static OperationNode? Add(Description description, NameTable<OperationNode> found, SchemaDocument document, ListedOperation listed)
    {
        if (listed.Id is not { Kind: JsonKind.Text } id)
            description.Report(Rules.MissingOperationId, listed.Member.Place);
        else if (!IsId(id.Text))
            description.Report(Rules.MalformedOperationId, id.Place, id.Text);
        else
        {
            var operation = new OperationNode(id.Text, listed.Path, listed.Member, id, document.Name);
            if (found.Add(id.Text, operation) is not { } first)
                return operation;
            description.Report(Rules.DuplicateOperation, id.Place, id.Text, first.Document);
        }

        return null;
    }

    /// <summary>Two or three words in camel case, with points between them.</summary>
    private static bool IsId(string id)
    {
        var points = 0;
        for (var at = 0; at < id.Length; at++)
            if (id[at] == '.')
                points++;
            else if (at == 0 || id[at - 1] == '.' ? id[at] is not (>= 'a' and <= 'z') : !char.IsLetterOrDigit(id[at]))
                return false;
        return points is 1 or 2 && id[0] != '.' && id[id.Length - 1] != '.' && id.IndexOf("..", StringComparison.Ordinal) < 0;
    }
}

/// <summary>The parameters of an operation: its own and those of its path, references followed.</summary>
internal static class Parameters
{
    public static List<Component> Of(Description description, OperationNode operation)
    {
        if (operation.Parameters is { } known)
            return known;
        var found = new List<Component>();
        var isWhole = Add(description, operation.Path.Value.ItemsOf("parameters"), found);
        isWhole &= Add(description, operation.Node.ItemsOf("parameters"), found);
        if (isWhole)
            operation.Parameters = found;
        return found;
    }

    /// <summary>False when a reference led nowhere.</summary>
    private static bool Add(Description description, JsonItems nodes, List<Component> found)
    {
        var isWhole = true;
        foreach (var node in nodes)
            if (description.Resolve(node, "parameters") is { } parameter)
                found.Add(parameter);
            else
                isWhole = false;
        return isWhole;
    }

    /// <summary>Where the operation names a parameter: the entry of its list.</summary>
    public static Place PlaceOf(Description description, OperationNode operation, JsonNode parameter) =>
        Nodes(operation).Where(node => description.NodeOf(node, "parameters") == parameter)
            .Select(entry => (entry["$ref"] ?? entry["name"] ?? entry).Place)
            .DefaultIfEmpty(operation.Place).First();

    private static IEnumerable<JsonNode> Nodes(OperationNode operation) =>
        operation.Path.Value.ItemsOf("parameters").Concat(operation.Node.ItemsOf("parameters"));
}

/// <summary>The properties of an object schema, those of <c>allOf</c> parts included.</summary>
internal static class Properties
{
    public static IEnumerable<JsonMember> Of(Description description, JsonNode schema) =>
        schema["allOf"] is null ? schema.MembersOf("properties") : Of(description, schema, []);

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
        foreach (var part in schema.ItemsOf("allOf"))
            if (description.NodeOf(part, "schemas") is not { } found)
                continue;
            else if (within.Contains(found))
                description.Report(Rules.CircularReference, (part["$ref"] ?? part).Place, part.TextOf("$ref") ?? "");
            else
                foreach (var member in Of(description, found, within))
                    yield return member;
        foreach (var member in schema.MembersOf("properties"))
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
        var reference = property["$ref"] ?? (property["allOf"] is { Items.Count: 1 } all ? all.Items[0]["$ref"] : null);
        return reference?.Text is { } text && description.SchemaIn(text) is { } found && found.Node.Has("x-sbg-id") ? found : null;
    }
}
