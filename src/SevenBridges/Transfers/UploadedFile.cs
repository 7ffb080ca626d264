namespace SevenBridges;

/// <summary>A finished upload.</summary>
public sealed record UploadedFile
{
    /// <summary>The file that the Platform made of it.</summary>
    public required PlatformFile File { get; init; }

    /// <summary>Its local path; null: a stream was uploaded.</summary>
    public required string? Path { get; init; }

    /// <summary>Its size in bytes: what was sent, and what the Platform says.</summary>
    public required long Bytes { get; init; }

    /// <summary>What is known about the bytes besides their number.</summary>
    public required Verification Verification { get; init; }
}
