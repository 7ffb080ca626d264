namespace SevenBridges.Generator.Model;

/// <summary>How a schema is used.</summary>
[Flags]
internal enum SchemaUse
{
    None = 0,
    Received = 1,
    Sent = 2,

    /// <summary>The envelope of a page: only its items are emitted.</summary>
    Page = 4,

    /// <summary>The body of a PATCH operation, where absent and null differ.</summary>
    Patch = 8,
}

/// <summary>Which schemas travel which way: what is received becomes a model, what is only sent becomes a body.</summary>
internal sealed class SchemaUsage(Description description)
{
    private static readonly string[] Inner = ["items", "additionalProperties"];
    private static readonly string[] Composed = ["allOf", "oneOf", "anyOf"];

    /// <summary>Notes it on each schema, once all pages are known.</summary>
    public void Note(IReadOnlyList<OperationNode> operations)
    {
        foreach (var operation in operations)
        {
            NoteResponse(operation);
            NoteRequest(operation);
            foreach (var parameter in Parameters.Of(description, operation))
                if (parameter.Node["schema"] is { } schema)
                    Walk(schema, SchemaUse.Sent);
        }
    }

    /// <summary>Notes which schema is the page of an operation.</summary>
    public static void NotePage(Description description, OperationNode operation)
    {
        if (operation.Paging is not null && operation.SuccessSchema(description) is { } schema && schema["$ref"] is not null
            && description.Resolve(schema, "schemas") is { } page)
            page.Use(SchemaUse.Page);
    }

    private void NoteResponse(OperationNode operation)
    {
        if (operation.SuccessSchema(description) is not { } schema)
            return;
        if (operation.Paging is { } paging && description.NodeOf(schema, "schemas") is { } page)
        {
            if (PagingKinds.BesideItemsOf(paging) is { } beside && Properties.Find(description, page, beside) is { } others)
                Walk(others, SchemaUse.Received);
            schema = Properties.Find(description, page, PagingKinds.ItemsMemberOf(paging)) ?? schema;
        }

        Walk(schema, SchemaUse.Received);
    }

    private void NoteRequest(OperationNode operation)
    {
        if (operation.BodyContent(description) is not { } content || Media.JsonSchemaIn(content) is not { } schema)
            return;
        Walk(schema, SchemaUse.Sent);
        if (operation.Member.Name == "patch" && schema["$ref"] is not null && description.Resolve(schema, "schemas") is { } body)
            body.Use(SchemaUse.Patch);
    }

    /// <summary>Its name is made by the way, while the node is at hand.</summary>
    private void Enter(Component schema, SchemaUse use)
    {
        Binding.TypeName(schema);
        Walk(schema.Node, use);
    }

    private void Walk(JsonNode schema, SchemaUse use)
    {
        if (schema["$ref"] is { } reference)
        {
            if (description.SchemaIn(reference.Text) is { } target && !target.Is(SchemaUse.Page) && target.Use(use))
                Enter(target, use);
            return;
        }

        foreach (var member in schema.MembersOf("properties"))
            Walk(member.Value, use);
        foreach (var word in Inner)
            if (schema[word] is { IsObject: true } inner)
                Walk(inner, use);
        foreach (var word in Composed)
            foreach (var part in schema.ItemsOf(word))
                Walk(part, use);
    }
}

/// <summary>The kinds of paging: which parameters each handles by itself, and where its items stand.</summary>
internal static class PagingKinds
{
    private static readonly Dictionary<string, string[]> Parameters = new(StringComparer.Ordinal)
    {
        ["page"] = ["offset", "limit"],
        ["scroll"] = ["token", "limit"],
        ["token"] = ["cont_token", "limit"],
        ["volume"] = ["continuation_token", "limit"],
    };

    public static bool Knows(string paging) => Parameters.ContainsKey(paging);

    public static bool Handles(string? paging, string? parameter) =>
        paging is not null && Parameters.TryGetValue(paging, out var own) && own.Contains(parameter);

    /// <summary>How one gets about, for the docs.</summary>
    public static string InWords(string paging) => paging == "page" ? "by offset: a page can be read at any place." : "one page after the other, from the first on.";

    public static string ItemsMemberOf(string paging) => paging == "token" ? "result_set" : "items";

    /// <summary>What a page lists beside its items; null: nothing that is emitted.</summary>
    public static string? BesideItemsOf(string paging) => paging == "volume" ? "prefixes" : null;
}
