namespace SevenBridges.Generator.Model;

/// <summary>Which schemas travel which way: what is received becomes a model, what is only sent becomes a body.</summary>
internal sealed class SchemaUsage
{
    private static readonly string[] Inner = ["items", "additionalProperties"];
    private static readonly string[] Composed = ["allOf", "oneOf", "anyOf"];

    private readonly Description _description;

    private SchemaUsage(Description description) => _description = description;

    public HashSet<string> Received { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Sent { get; } = new(StringComparer.Ordinal);

    /// <summary>Envelopes of pages: only their items are emitted.</summary>
    public HashSet<string> Pages { get; } = new(StringComparer.Ordinal);

    /// <summary>Bodies of PATCH operations, where absent and null differ.</summary>
    public HashSet<string> Patches { get; } = new(StringComparer.Ordinal);

    public static SchemaUsage Of(Description description, IEnumerable<OperationNode> operations)
    {
        var usage = new SchemaUsage(description);
        var all = operations.ToArray();
        foreach (var operation in all)
            usage.AddPage(operation);
        foreach (var operation in all)
        {
            usage.AddResponse(operation);
            usage.AddRequest(operation);
            foreach (var parameter in Parameters.Of(description, operation))
                if (parameter.Node["schema"] is { } schema)
                    usage.Walk(schema, usage.Sent);
        }

        return usage;
    }

    private void AddPage(OperationNode operation)
    {
        if (operation.Paging is not null && operation.SuccessSchema(_description) is { } schema && schema["$ref"] is not null
            && _description.Resolve(schema, "schemas") is { } page)
            Pages.Add(page.Name);
    }

    private void AddResponse(OperationNode operation)
    {
        if (operation.SuccessSchema(_description) is not { } schema)
            return;
        if (operation.Paging is { } paging && _description.Resolve(schema, "schemas") is { } page)
        {
            if (PagingKinds.BesideItemsOf(paging) is { } beside && Properties.Find(_description, page.Node, beside) is { } others)
                Walk(others, Received);
            schema = Properties.Find(_description, page.Node, PagingKinds.ItemsMemberOf(paging)) ?? schema;
        }

        Walk(schema, Received);
    }

    private void AddRequest(OperationNode operation)
    {
        if (operation.BodyContent(_description) is not { } content || Media.JsonSchemaIn(content) is not { } schema)
            return;
        Walk(schema, Sent);
        if (operation.Member.Name == "patch" && schema["$ref"] is not null && _description.Resolve(schema, "schemas") is { } body)
            Patches.Add(body.Name);
    }

    private void Walk(JsonNode schema, HashSet<string> seen)
    {
        if (schema["$ref"] is { } reference)
        {
            if (_description.SchemaIn(reference.Text) is { } target && !Pages.Contains(target.Name) && seen.Add(target.Name))
                Walk(target.Node, seen);
            return;
        }

        foreach (var member in schema.MembersOf("properties"))
            Walk(member.Value, seen);
        foreach (var word in Inner)
            if (schema[word] is { IsObject: true } inner)
                Walk(inner, seen);
        foreach (var word in Composed)
            foreach (var part in schema.ItemsOf(word))
                Walk(part, seen);
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
