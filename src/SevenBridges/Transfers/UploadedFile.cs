namespace SevenBridges;

/// <summary>A local file that was uploaded with others.</summary>
public sealed record UploadedFile
{
    /// <summary>Its local path.</summary>
    public required string Path { get; init; }

    /// <summary>The file that the Platform made of it.</summary>
    public required PlatformFile File { get; init; }

    /// <summary>Its size in bytes, here and there.</summary>
    public required long Bytes { get; init; }

    /// <summary>What is known about the bytes besides their number.</summary>
    public required Verification Verification { get; init; }
}
