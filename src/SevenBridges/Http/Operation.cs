namespace SevenBridges.Http;

/// <summary>
/// What the description says about one operation, as far as the pipeline needs it. Emitted once per operation into <c>Operations</c>.
/// </summary>
internal sealed record Operation(string Id, HttpMethod Method, Repeat Repeat)
{
    /// <summary>The operation that tells whether a repeat of this one is needed; null unless the description says <c>ask:</c>.</summary>
    public string? Ask { get; init; }

    /// <summary>True when the Platform wants the advance-access header.</summary>
    public bool Advance { get; init; }

    /// <summary>True when the call does not count against the rate limit.</summary>
    public bool Free { get; init; }

    /// <summary>The path with its placeholders, such as <c>/files/{file}</c>, for spans and meters; null: not told.</summary>
    public string? Template { get; init; }

    /// <summary>True when a second sending can do no harm.</summary>
    public bool MayRepeat => Repeat is Repeat.Safe or Repeat.Idempotent;
}
