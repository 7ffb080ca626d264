namespace SevenBridges.Build;

/// <summary>Collects what was seen: differences, each once, and which members of each schema came at all.</summary>
internal sealed class DriftLedger
{
    private readonly OrderedDictionary<string, Drift> drifts = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, SeenSchema> schemas = new(StringComparer.Ordinal);

    public void Add(Drift drift) => drifts.TryAdd(drift.Key, drift);

    /// <summary>The record of one schema; made when it is first met.</summary>
    public SeenSchema Of(DescribedNode schema, string operation, string pointer)
    {
        if (!schemas.TryGetValue(schema.Name, out var seen))
            schemas[schema.Name] = seen = new(schema, operation, pointer);
        return seen;
    }

    /// <summary>All differences, by the place in the description that has to change.</summary>
    public IReadOnlyList<Drift> All()
    {
        var renamed = schemas.Values.SelectMany(schema => schema.Renamed(drifts.Values)).ToArray();
        var explained = renamed.SelectMany(pair => new[] { pair.Came.Key, pair.NeverCame.Key }).ToHashSet(StringComparer.Ordinal);
        return [.. drifts.Values.Concat(schemas.Values.SelectMany(schema => schema.NeverCame()))
            .Where(drift => !explained.Contains(drift.Key))
            .Concat(renamed.Select(pair => pair.Drift))
            .OrderBy(drift => drift.Place.Split(':')[0], StringComparer.Ordinal)
            .ThenBy(drift => int.TryParse(drift.Place.Split(':')[^1], out var line) ? line : 0)];
    }
}

/// <summary>An undescribed member and a member that never came, which are one change.</summary>
internal sealed record RenamedMember(Drift Came, Drift NeverCame, Drift Drift);
