namespace SevenBridges.Generator.Diagnostics;

/// <summary>A rule of the description that a place in it breaks. The only thing bound that keeps a position.</summary>
internal sealed record SchemaProblem(Rule Rule, Place Place, EquatableArray<string> Words)
{
    public SchemaProblem(Rule rule, Place place, params string[] words)
        : this(rule, place, new EquatableArray<string>(words))
    {
    }
}

/// <summary>One rule: its id is never reused, its message says what is wrong and what would be right.</summary>
internal sealed record Rule(string Id, string Title, string Message);
