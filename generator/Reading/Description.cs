namespace SevenBridges.Generator.Reading;

/// <summary>All documents together: where components are looked up and references followed.</summary>
internal sealed class Description
{
    private readonly Dictionary<string, SchemaDocument> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NameTable<Component>> _components =
        ComponentKinds.All.ToDictionary(kind => kind, _ => new NameTable<Component>(), StringComparer.Ordinal);

    private int _count;

    public Description(IEnumerable<SchemaDocument> documents)
    {
        foreach (var document in documents.OrderBy(document => document.Name, StringComparer.Ordinal).ThenBy(document => document.Path, StringComparer.Ordinal))
            Add(document);
        Schemas = [.. _components["schemas"].All.OrderBy(component => component.Name, StringComparer.Ordinal)];
    }

    public List<SchemaProblem> Problems { get; } = [];

    public IEnumerable<SchemaDocument> Documents => _documents.Values;

    public IReadOnlyList<Component> Schemas { get; }

    public Component? Schema(string name) => _components["schemas"].Find(name);

    /// <summary>The schema that a reference names, wherever it stands; null, and nothing is said, when there is none.</summary>
    public Component? SchemaIn(string reference) => _components["schemas"].Find(reference, reference.LastIndexOf('/') + 1);

    public void Report(Rule rule, Place place, params string[] words) => Problems.Add(new(rule, place, words));

    /// <summary>As <see cref="Resolve"/>, for those who ask for nothing but the node.</summary>
    public JsonNode? NodeOf(JsonNode node, string kind) => node.Has("$ref") ? Resolve(node, kind)?.Node : node;

    /// <summary>What a node is: itself, or the component that its <c>$ref</c> names. Null after an error, which is then reported.</summary>
    public Component? Resolve(JsonNode node, string kind)
    {
        if (node["$ref"] is null)
            return new Component(node);
        HashSet<JsonNode>? passed = null;
        while (node["$ref"] is { } reference)
        {
            if (passed?.Add(node) == false)
            {
                Report(Rules.CircularReference, reference.Place, reference.Text);
                return null;
            }

            if (Follow(reference, kind) is not { } found)
                return null;
            if (found.Node["$ref"] is null)
                return found;
            passed ??= [node];
            node = found.Node;
        }

        return null;
    }

    private Component? Follow(JsonNode reference, string kind)
    {
        var (text, pointer) = (reference.Text, ComponentKinds.PointerOf(kind));
        var mark = text.IndexOf('#');
        if (mark < 0 || string.CompareOrdinal(text, mark + 1, pointer, 0, pointer.Length) != 0 || text.IndexOf('#', mark + 1) >= 0)
        {
            Report(Rules.MalformedReference, reference.Place, text, kind);
            return null;
        }

        if (_components[kind].Find(text, mark + 1 + pointer.Length) is { } found && IsIn(found.Document, text, mark, reference))
            return found;
        ReportLost(kind, text.Substring(mark + 1 + pointer.Length), mark > 0 ? text.Substring(0, mark) : reference.Document.Name, reference);
        return null;
    }

    /// <summary>Whether a reference names this document; without a name it means its own.</summary>
    private static bool IsIn(string document, string text, int mark, JsonNode reference) => mark == 0
        ? document == reference.Document.Name
        : mark == document.Length && string.CompareOrdinal(document, 0, text, 0, mark) == 0;

    private void ReportLost(string kind, string name, string document, JsonNode reference)
    {
        if (!_documents.ContainsKey(document))
            Report(Rules.UnknownDocument, reference.Place, document, Nearest.Hint(document, _documents.Keys));
        else if (_components[kind].Find(name) is not { } found)
            Report(Rules.UnknownReference, reference.Place, name, ComponentKinds.WordFor(kind), Nearest.Hint(name, _components[kind].All.Select(component => component.Name)));
        else
            Report(Rules.UnknownReference, reference.Place, name, ComponentKinds.WordFor(kind), $"; it stands in another document: write '{found.Document}#{ComponentKinds.PointerOf(kind)}{name}'");
    }

    private void Add(SchemaDocument document)
    {
        if (_documents.TryGetValue(document.Name, out var first))
        {
            Report(Rules.DuplicateDocument, document.Root.Place, document.Name, first.Path);
            return;
        }

        _documents[document.Name] = document;
        foreach (var component in document.Listing.Components)
            if (_components[component.Section].Add(component.Name, new Component(component, document.Name, _count++)) is { } other)
                Report(Rules.DuplicateComponent, component.Node.NamePlace, component.Name, ComponentKinds.WordFor(component.Section), other.Document);
    }
}

/// <summary>The sections of <c>components</c>, and what one entry of each is called.</summary>
internal static class ComponentKinds
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["schemas"] = "schema",
        ["parameters"] = "parameter",
        ["responses"] = "response",
        ["requestBodies"] = "request body",
        ["headers"] = "header",
    };

    private static readonly Dictionary<string, string> Pointers = Words.Keys.ToDictionary(kind => kind, kind => $"/components/{kind}/", StringComparer.Ordinal);

    public static IEnumerable<string> All => Words.Keys;

    public static bool Knows(string kind) => Words.ContainsKey(kind);

    public static string WordFor(string kind) => Words[kind];

    /// <summary>What stands between the number sign of a reference and the name.</summary>
    public static string PointerOf(string kind) => Pointers[kind];
}
