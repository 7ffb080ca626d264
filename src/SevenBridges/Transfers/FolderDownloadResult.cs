namespace SevenBridges;

/// <summary>What became of several files that were downloaded into one folder.</summary>
public sealed record FolderDownloadResult
{
    /// <summary>The folder.</summary>
    public required string Folder { get; init; }

    /// <summary>The files that are there now, in the order in which they were found on the Platform.</summary>
    public required IReadOnlyList<DownloadResult> Files { get; init; }

    /// <summary>
    /// The files that were left out: those whose names cannot be local names inside the folder, and those of which a local one exists that was not to be overwritten.
    /// </summary>
    public required IReadOnlyList<SkippedDownload> Skipped { get; init; }

    /// <summary>Bytes that were downloaded.</summary>
    public long Bytes => Files.Sum(file => file.Bytes);
}
