namespace SevenBridges.Generator.Reading;

/// <summary>All documents together: where components are looked up and references followed.</summary>
internal sealed class Description
{
    private const string ComponentsPointer = "/components/";

    private readonly Dictionary<string, SchemaDocument> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, Component>> _components =
        ComponentKinds.All.ToDictionary(kind => kind, _ => new Dictionary<string, Component>(StringComparer.Ordinal), StringComparer.Ordinal);

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

    public void Report(Rule rule, Place place, params string[] words) => Problems.Add(new(rule, place, words));

    /// <summary>What a node is: itself, or the component that its <c>$ref</c> names. Null after an error, which is then reported.</summary>
    public Component? Resolve(JsonNode node, string kind)
    {
        if (node["$ref"] is null)
            return new Component("", node, "", node.Place);
        var passed = new HashSet<JsonNode>();
        while (node["$ref"] is { } reference)
        {
            if (!passed.Add(node))
            {
                Report(Rules.CircularReference, reference.Place, reference.Text);
                return null;
            }

            if (Follow(reference, kind) is not { } found)
                return null;
            if (found.Node["$ref"] is null)
                return found;
            node = found.Node;
        }

        return null;
    }

    private Component? Follow(JsonNode reference, string kind)
    {
        var parts = reference.Text.Split('#');
        var pointer = $"{ComponentsPointer}{kind}/";
        if (parts.Length != 2 || !parts[1].StartsWith(pointer, StringComparison.Ordinal))
        {
            Report(Rules.MalformedReference, reference.Place, reference.Text, kind);
            return null;
        }

        var document = parts[0].Length > 0 ? parts[0] : SchemaFile.NameOf(reference.Place.Path);
        if (_documents.ContainsKey(document))
            return Find(kind, parts[1].Substring(pointer.Length), document, reference.Place);
        Report(Rules.UnknownDocument, reference.Place, document, Nearest.Hint(document, _documents.Keys));
        return null;
    }

    private Component? Find(string kind, string name, string document, Place place)
    {
        var all = _components[kind];
        if (!all.TryGetValue(name, out var found))
            Report(Rules.UnknownReference, place, name, ComponentKinds.WordFor(kind), Nearest.Hint(name, all.Keys));
        else if (found.Document != document)
            Report(Rules.UnknownReference, place, name, ComponentKinds.WordFor(kind), $"; it stands in another document: write '{found.Document}#{ComponentsPointer}{kind}/{name}'");
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
        foreach (var section in document.Root["components"]?.Members ?? [])
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
                all[member.Name] = new Component(member.Name, member.Value, document.Name, member.Place);
    }
}

/// <summary>A node with the name that it has as a component; the name is empty where it stands in place.</summary>
internal sealed record Component(string Name, JsonNode Node, string Document, Place Place);

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

    public static IEnumerable<string> All => Words.Keys;

    public static string WordFor(string kind) => Words[kind];
}
