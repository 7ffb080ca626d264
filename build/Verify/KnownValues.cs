namespace SevenBridges.Build;

/// <summary>What was found so far that can stand in a path or a query: ids by their type, other values by the member they came as.</summary>
internal sealed class KnownValues
{
    private readonly Dictionary<string, List<string>> values = new(StringComparer.Ordinal);

    public void Add(string name, string value)
    {
        if (!values.TryGetValue(name, out var known))
            values[name] = known = [];
        if (value.Length > 0 && !known.Contains(value, StringComparer.Ordinal))
            known.Add(value);
    }

    public IReadOnlyList<string> Of(string name) => values.TryGetValue(name, out var known) ? known : [];
}
