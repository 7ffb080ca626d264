namespace SevenBridges;

/// <summary>Something in a local folder that was not uploaded, while other things were.</summary>
public sealed record SkippedUpload
{
    /// <summary>Its local path.</summary>
    public required string Path { get; init; }

    /// <summary>Why, as a sentence.</summary>
    public required string Reason { get; init; }
}
