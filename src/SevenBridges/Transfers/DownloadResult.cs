namespace SevenBridges;

/// <summary>A finished download.</summary>
public sealed record DownloadResult
{
    /// <summary>The file on the Platform.</summary>
    public required FileId FileId { get; init; }

    /// <summary>Where its content is now.</summary>
    public required string Path { get; init; }

    /// <summary>Its size in bytes: what the Platform says, and what came.</summary>
    public required long Bytes { get; init; }

    /// <summary>What is known about the bytes besides their number.</summary>
    public required Verification Verification { get; init; }

    /// <summary>By which checksum of the whole content the bytes were verified; null: they were not.</summary>
    public ChecksumKind? VerifiedBy { get; init; }
}
