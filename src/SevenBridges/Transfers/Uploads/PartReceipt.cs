namespace SevenBridges.Transfers;

/// <summary>A part that is in the object store, and what the object store said about it.</summary>
/// <param name="Part">Its number, from 1.</param>
/// <param name="Headers">What the object store said, names without regard to case.</param>
internal sealed record PartReceipt(int Part, IReadOnlyDictionary<string, string> Headers)
{
    private const string ETagHeader = "ETag";

    /// <summary>Whether it holds all that the Platform wants to be told of the part.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>The ETag without its quotes; null: none was told.</summary>
    public string? ETag => ObjectTag.Value(Headers.GetValueOrDefault(ETagHeader));
}
