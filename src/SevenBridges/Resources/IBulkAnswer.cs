namespace SevenBridges;

/// <summary>An answer to a bulk call. Its entries are handed out alone: each error is told which call it answered.</summary>
internal interface IBulkAnswer
{
    /// <summary>The errors of the entries that failed; null for the others.</summary>
    IEnumerable<Error?> Errors { get; }
}
