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

    /// <summary>An operation answers it, by itself or as an item of a page; any other that is received is a part of these.</summary>
    Answered = 16,
}

/// <summary>Which schemas travel which way: what is received becomes a model, what is only sent becomes a body.</summary>
internal sealed class SchemaUsage(Description description)
{
    private readonly List<string> _received = [];
    private readonly List<string> _sent = [];

    /// <summary>Notes what an operation itself refers to.</summary>
    public void Note(OperationNode operation)
    {
        NoteResponse(operation);
        NoteRequest(operation);
        foreach (var parameter in Parameters.Of(description, operation))
            if (parameter.Node["schema"] is { } schema)
                SchemaReferences.AddTo(_sent, schema);
    }

    /// <summary>Notes it on each schema that can be reached from there, once all pages are known.</summary>
    public void Spread()
    {
        foreach (var reference in _received)
            Follow(reference, SchemaUse.Received);
        foreach (var reference in _sent)
            Follow(reference, SchemaUse.Sent);
    }

    private void NoteResponse(OperationNode operation)
    {
        if (operation.SuccessSchema(description) is not { } schema)
            return;
        if (operation.Paging is { } paging && description.NodeOf(schema, "schemas") is { } page)
        {
            NotePage(schema);
            if (PagingKinds.BesideItemsOf(paging) is { } beside && Properties.Find(description, page, beside) is { } others)
                SchemaReferences.AddTo(_received, others);
            schema = Properties.Find(description, page, PagingKinds.ItemsMemberOf(paging)) ?? schema;
        }

        var known = _received.Count;
        SchemaReferences.AddTo(_received, schema);
        for (; known < _received.Count; known++)
            description.SchemaIn(_received[known])?.Use(SchemaUse.Answered);
    }

    private void NotePage(JsonNode schema)
    {
        if (schema["$ref"] is not null && description.Resolve(schema, "schemas") is { } page)
            page.Use(SchemaUse.Page);
    }

    private void NoteRequest(OperationNode operation)
    {
        if (operation.BodyContent(description) is not { } content || Media.JsonSchemaIn(content) is not { } schema)
            return;
        SchemaReferences.AddTo(_sent, schema);
        if (operation.Member.Name == "patch" && schema["$ref"] is not null && description.Resolve(schema, "schemas") is { } body)
            body.Use(SchemaUse.Patch);
    }

    private void Follow(string reference, SchemaUse use)
    {
        if (description.SchemaIn(reference) is { } target && !target.Is(SchemaUse.Page) && target.Use(use))
            foreach (var inner in target.References)
                Follow(inner, use);
    }
}

/// <summary>What a schema refers to, as far as types are concerned: examples and words may hold references too.</summary>
internal static class SchemaReferences
{
    private static readonly string[] Inner = ["items", "additionalProperties"];
    private static readonly string[] Composed = ["allOf", "oneOf", "anyOf"];

    public static void AddTo(List<string> found, JsonNode schema)
    {
        if (schema["$ref"] is { } reference)
        {
            found.Add(reference.Text);
            return;
        }

        foreach (var member in schema.MembersOf("properties"))
            AddTo(found, member.Value);
        foreach (var word in Inner)
            if (schema[word] is { IsObject: true } inner)
                AddTo(found, inner);
        foreach (var word in Composed)
            foreach (var part in schema.ItemsOf(word))
                AddTo(found, part);
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
