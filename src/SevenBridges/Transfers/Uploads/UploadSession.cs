namespace SevenBridges.Transfers;

/// <summary>An upload that the Platform has opened.</summary>
/// <param name="Id">Its id.</param>
/// <param name="PartSize">Size of every part but the last, as the Platform decided.</param>
/// <param name="IsParallel">Whether several parts may be sent at once.</param>
internal sealed record UploadSession(string Id, long PartSize, bool IsParallel)
{
    /// <summary>When it was opened, by the Platform's clock as far as it is known: a file that is older is another's.</summary>
    public DateTimeOffset Opened { get; init; }
}
