namespace SevenBridges;

/// <summary>What became of a local folder that was uploaded.</summary>
public sealed record FolderUploadResult
{
    /// <summary>The local folder.</summary>
    public required string Folder { get; init; }

    /// <summary>The files that are on the Platform now, in the order of their local paths.</summary>
    public required IReadOnlyList<UploadedFile> Files { get; init; }

    /// <summary>What was left out, in the order of the local paths.</summary>
    public required IReadOnlyList<SkippedUpload> Skipped { get; init; }

    /// <summary>Bytes that were uploaded.</summary>
    public long Bytes => Files.Sum(file => file.Bytes);
}
