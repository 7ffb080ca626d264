namespace SevenBridges;

/// <summary>A file that was not downloaded, while others were.</summary>
public sealed record SkippedDownload
{
    /// <summary>The file on the Platform.</summary>
    public required FileId FileId { get; init; }

    /// <summary>Its name there.</summary>
    public required string Name { get; init; }

    /// <summary>Why, as a sentence.</summary>
    public required string Reason { get; init; }
}
