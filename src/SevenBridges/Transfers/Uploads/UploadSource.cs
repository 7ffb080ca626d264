namespace SevenBridges.Transfers;

/// <summary>What is uploaded: bytes of known number that can be read anywhere, again and again, by several at once.</summary>
internal abstract class UploadSource(long length) : IDisposable
{
    public long Length { get; } = length;

    /// <summary>Tells one state of the content from another, across processes; 0: it cannot be told.</summary>
    public virtual long Stamp => 0;

    /// <summary>Reads at a place. Gives fewer bytes than asked for only where the content ends.</summary>
    public abstract ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken);

    /// <summary>Fails when the content is no longer what it was when it was opened.</summary>
    /// <exception cref="AttemptFault">It was changed.</exception>
    public abstract void CheckUnchanged();

    public abstract void Dispose();

    protected static AttemptFault Changed(string how) => new(TransferFault.SourceChanged, $"its content changed while it was read ({how})");
}
