namespace SevenBridges.Transfers;

/// <summary>A file on the Platform and the folders that it is in, from the one where the search began.</summary>
internal sealed record FoundFile(PlatformFile File, IReadOnlyList<string> Folders)
{
    /// <summary>Why it is left out; null: it is not.</summary>
    public string? Fault { get; init; }
}
