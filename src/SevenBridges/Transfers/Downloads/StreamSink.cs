namespace SevenBridges.Transfers;

/// <summary>The caller's stream: takes bytes one after the other and is not disposed.</summary>
internal sealed class StreamSink(Stream stream, bool hashes) : DownloadSink
{
    private ContentHash? hash;
    private bool hasBegun;

    public override bool TakesAnyOrder => false;

    public override string Path => "";

    public override async ValueTask WriteAsync(long offset, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
            hasBegun = true;
            hash?.Append(bytes.Span);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Whatever it is: how much of these bytes the stream has taken nobody knows, and no attempt may bring them once more.
            throw StorageFaults.Local("the target stream could not be written", failure);
        }
    }

    // What has passed cannot be read again: what is to be compared must be known before the first byte.
    public override void Expect(IReadOnlyList<ContentChecksum> checksums)
    {
        if (hashes && !hasBegun && hash is null && checksums.Count > 0) hash = new ContentHash(checksums[0].Kind);
    }

    public override byte[]? Hash(ChecksumKind kind, CancellationToken cancellationToken) => hash?.Kind == kind ? hash.Value() : null;

    public override void Commit()
    {
    }

    public override void Dispose() => hash?.Dispose();
}
