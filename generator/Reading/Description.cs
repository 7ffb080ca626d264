namespace SevenBridges.Generator.Reading;

/// <summary>All documents together: where components are looked up and references followed.</summary>
internal sealed class Description
{
    private readonly Dictionary<string, SchemaDocument> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, Component>> _components = new(StringComparer.Ordinal)
    {
        ["schemas"] = new(StringComparer.Ordinal),
        ["parameters"] = new(StringComparer.Ordinal),
        ["responses"] = new(StringComparer.Ordinal),
        ["requestBodies"] = new(StringComparer.Ordinal),
        ["headers"] = new(StringComparer.Ordinal),
    };

    public Description(IEnumerable<SchemaDocument> documents)
    {
        foreach (var document in documents.Where(document => document.Root is not null).OrderBy(document => document.Name, StringComparer.Ordinal))
        {
            _documents[document.Name] = document;
            foreach (var section in document.Root!["components"]?.Members ?? [])
                AddSection(document, section);
        }
    }

    public List<SchemaProblem> Problems { get; } = [];

    public IEnumerable<SchemaDocument> Documents => _documents.Values;

    public IEnumerable<Component> Schemas => _components["schemas"].Values.OrderBy(component => component.Name, StringComparer.Ordinal);

    public Component? Schema(string name) => _components["schemas"].TryGetValue(name, out var found) ? found : null;

    public void Report(Rule rule, Place place, params string[] words) => Problems.Add(new(rule, place, words));

    /// <summary>What a node is: itself, or the component that its <c>$ref</c> names. Null after an error, which is then reported.</summary>
    public Component? Resolve(JsonNode node, string kind)
    {
        if (node["$ref"] is not { } reference)
            return new Component("", node, "");
        var target = reference.Text;
        var parts = target.Split('#');
        var prefix = $"/components/{kind}/";
        if (parts.Length != 2 || !parts[1].StartsWith(prefix, StringComparison.Ordinal))
        {
            Report(Rules.MalformedReference, reference.Place, target);
            return null;
        }

        if (parts[0].Length > 0 && !_documents.ContainsKey(parts[0]))
        {
            Report(Rules.UnknownDocument, reference.Place, parts[0], Nearest.Hint(parts[0], _documents.Keys));
            return null;
        }

        return Find(kind, parts[1].Substring(prefix.Length), parts[0], reference.Place);
    }

    private Component? Find(string kind, string name, string document, Place place)
    {
        var all = _components[kind];
        if (all.TryGetValue(name, out var found) && (document.Length == 0 || found.Document == document))
            return found;
        Report(Rules.UnknownReference, place, name, kind.TrimEnd('s'), Nearest.Hint(name, all.Keys));
        return null;
    }

    private void AddSection(SchemaDocument document, JsonMember section)
    {
        if (!_components.TryGetValue(section.Name, out var all))
            return;
        foreach (var member in section.Value.Members)
            if (all.TryGetValue(member.Name, out var first))
                Report(Rules.DuplicateComponent, member.Place, member.Name, section.Name.TrimEnd('s'), first.Document);
            else
                all[member.Name] = new Component(member.Name, member.Value, document.Name);
    }
}

/// <summary>A node with the name that it has as a component; the name is empty where it stands in place.</summary>
internal sealed record Component(string Name, JsonNode Node, string Document);

/// <summary>The nearest of some known words, for <c>did you mean</c>.</summary>
internal static class Nearest
{
    public static string Hint(string word, IEnumerable<string> known)
    {
        var best = known.Select(candidate => (candidate, distance: Distance(word, candidate)))
            .OrderBy(pair => pair.distance).ThenBy(pair => pair.candidate, StringComparer.Ordinal).FirstOrDefault();
        return best.candidate is not null && best.distance <= Math.Max(1, word.Length / 3) ? $"; did you mean '{best.candidate}'?" : "";
    }

    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substitution = diagonal + (char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
