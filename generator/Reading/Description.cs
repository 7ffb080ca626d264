namespace SevenBridges.Generator.Reading;

/// <summary>All documents together: where components are looked up and references followed.</summary>
internal sealed class Description
{
    private readonly Dictionary<string, SchemaDocument> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, Component>> _components =
        ComponentKinds.All.ToDictionary(kind => kind, _ => new Dictionary<string, Component>(StringComparer.Ordinal), StringComparer.Ordinal);

    private readonly Dictionary<JsonNode, Component> _followed = [];
    private readonly Dictionary<string, Component?> _named = new(StringComparer.Ordinal);

    public Description(IEnumerable<SchemaDocument> documents)
    {
        foreach (var document in documents.OrderBy(document => document.Name, StringComparer.Ordinal).ThenBy(document => document.Path, StringComparer.Ordinal))
            Add(document);
        Schemas = [.. _components["schemas"].Values.OrderBy(component => component.Name, StringComparer.Ordinal)];
    }

    public List<SchemaProblem> Problems { get; } = [];

    public IEnumerable<SchemaDocument> Documents => _documents.Values;

    public IReadOnlyList<Component> Schemas { get; }

    public Component? Schema(string name) => _components["schemas"].TryGetValue(name, out var found) ? found : null;

    /// <summary>The schema that a reference names, wherever it stands; null, and nothing is said, when there is none.</summary>
    public Component? SchemaIn(string reference)
    {
        if (!_named.TryGetValue(reference, out var found))
            _named[reference] = found = Schema(reference.Substring(reference.LastIndexOf('/') + 1));
        return found;
    }

    public void Report(Rule rule, Place place, params string[] words) => Problems.Add(new(rule, place, words));

    /// <summary>What a node is: itself, or the component that its <c>$ref</c> names. Null after an error, which is then reported.</summary>
    public Component? Resolve(JsonNode node, string kind)
    {
        if (node["$ref"] is null)
            return new Component("", node, "", null);
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

    /// <summary>A reference that leads somewhere is looked up once; one that does not is told each time, so that whoever asks knows.</summary>
    private Component? Follow(JsonNode reference, string kind)
    {
        if (_followed.TryGetValue(reference, out var known))
            return known;
        var found = Find(reference, kind);
        if (found is not null)
            _followed[reference] = found;
        return found;
    }

    private Component? Find(JsonNode reference, string kind)
    {
        var (text, pointer) = (reference.Text, ComponentKinds.PointerOf(kind));
        var mark = text.IndexOf('#');
        if (mark < 0 || string.CompareOrdinal(text, mark + 1, pointer, 0, pointer.Length) != 0 || text.IndexOf('#', mark + 1) >= 0)
        {
            Report(Rules.MalformedReference, reference.Place, text, kind);
            return null;
        }

        var document = mark > 0 ? text.Substring(0, mark) : reference.Document.Name;
        if (_documents.ContainsKey(document))
            return Find(kind, text.Substring(mark + 1 + pointer.Length), document, reference);
        Report(Rules.UnknownDocument, reference.Place, document, Nearest.Hint(document, _documents.Keys));
        return null;
    }

    private Component? Find(string kind, string name, string document, JsonNode reference)
    {
        var all = _components[kind];
        if (!all.TryGetValue(name, out var found))
            Report(Rules.UnknownReference, reference.Place, name, ComponentKinds.WordFor(kind), Nearest.Hint(name, all.Keys));
        else if (found.Document != document)
            Report(Rules.UnknownReference, reference.Place, name, ComponentKinds.WordFor(kind), $"; it stands in another document: write '{found.Document}#{ComponentKinds.PointerOf(kind)}{name}'");
        else
            return found;
        return null;
    }

    private void Add(SchemaDocument document)
    {
        if (_documents.TryGetValue(document.Name, out var first))
        {
            Report(Rules.DuplicateDocument, document.Root.Place, document.Name, first.Path);
            return;
        }

        _documents[document.Name] = document;
        foreach (var section in document.Root.MembersOf("components"))
            AddSection(document, section);
    }

    private void AddSection(SchemaDocument document, JsonMember section)
    {
        if (!_components.TryGetValue(section.Name, out var all))
            return;
        foreach (var member in section.Value.Members)
            if (all.TryGetValue(member.Name, out var first))
                Report(Rules.DuplicateComponent, member.Place, member.Name, ComponentKinds.WordFor(section.Name), first.Document);
            else
                all[member.Name] = new Component(member.Name, member.Value, document.Name, member);
    }
}

/// <summary>A node with the name that it has as a component; the name is empty where it stands in place.</summary>
internal sealed class Component(string name, JsonNode node, string document, JsonMember? member)
{
    public string Name { get; } = name;

    public JsonNode Node { get; } = node;

    public string Document { get; } = document;

    public Place Place => member?.Place ?? Node.Place;

    /// <summary>What <see cref="Binding.TypeName"/> has made of it: every reference to a schema asks for it.</summary>
    public string? TypeName { get; set; }
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

    public static string WordFor(string kind) => Words[kind];

    /// <summary>What stands between the number sign of a reference and the name.</summary>
    public static string PointerOf(string kind) => Pointers[kind];
}
