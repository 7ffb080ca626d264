namespace SevenBridges.Emulator.Search;

/// <summary>A query of the Platform's search: where to look, what to look for, how much a page has, where to go on.</summary>
/// <param name="Places">Paths of projects and folders; none: everywhere.</param>
/// <param name="Condition">What a file has to be like; null: anything.</param>
/// <param name="Limit">How many items a page has; null: the query does not say.</param>
/// <param name="Token">Where to go on; null: at the beginning.</param>
internal sealed record SearchQuery(IReadOnlyList<string> Places, SearchCondition? Condition, int? Limit, string? Token);

/// <summary>What a file has to be like.</summary>
internal abstract record SearchCondition
{
    /// <param name="valuesOf">The values of a file's member, as texts; none when it has no such member.</param>
    public abstract bool Holds(Func<string, IReadOnlyList<string>> valuesOf);
}

/// <summary>All of some conditions.</summary>
internal sealed record AllOf(IReadOnlyList<SearchCondition> Parts) : SearchCondition
{
    public override bool Holds(Func<string, IReadOnlyList<string>> valuesOf) => Parts.All(part => part.Holds(valuesOf));
}

/// <summary>One of some conditions.</summary>
internal sealed record AnyOf(IReadOnlyList<SearchCondition> Parts) : SearchCondition
{
    public override bool Holds(Func<string, IReadOnlyList<string>> valuesOf) => Parts.Any(part => part.Holds(valuesOf));
}

/// <summary>The opposite of a condition.</summary>
internal sealed record Not(SearchCondition Part) : SearchCondition
{
    public override bool Holds(Func<string, IReadOnlyList<string>> valuesOf) => !Part.Holds(valuesOf);
}
