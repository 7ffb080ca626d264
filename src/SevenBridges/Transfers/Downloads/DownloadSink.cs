namespace SevenBridges.Transfers;

/// <summary>Where the bytes of a download go.</summary>
internal abstract class DownloadSink : IDisposable
{
    /// <summary>Whether bytes may come in any order, from several workers at once.</summary>
    public abstract bool TakesAnyOrder { get; }

    /// <summary>The local path in the end; empty for a stream.</summary>
    public abstract string Path { get; }

    /// <summary>Takes bytes to their place.</summary>
    /// <exception cref="AttemptFault">They could not be written.</exception>
    public abstract ValueTask WriteAsync(long offset, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Remembers what is written; null: nothing does.</summary>
    public virtual DownloadJournal? Journal => null;

    /// <summary>Finds out which bytes an earlier process has left.</summary>
    /// <param name="file">The file on the Platform.</param>
    /// <param name="size">Its size.</param>
    /// <param name="cancellationToken">Breaks the reading off; what is there stays, and may be asked for again.</param>
    /// <returns>The stretches that are there already.</returns>
    /// <exception cref="TransferException">They could not be read back.</exception>
    public virtual IReadOnlyList<ByteRange> Restore(FileId file, long size, CancellationToken cancellationToken) => [];

    /// <summary>The checksums of the stretches that were written; null: nobody gathers them.</summary>
    public virtual StretchSums? Sums => null;

    /// <summary>Says which checksums the object store tells of the content, those first that cost least, before the first byte comes and whenever more are known.</summary>
    public virtual void Expect(IReadOnlyList<ContentChecksum> checksums)
    {
    }

    /// <summary>A checksum of a stretch that was written, to hold it against a later one; null: it cannot be told.</summary>
    /// <exception cref="AttemptFault">It could not be read back.</exception>
    public virtual uint? ChecksumOf(ByteRange range, CancellationToken cancellationToken) => null;

    /// <summary>The checksum of all that was written; null: it cannot be told.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="cancellationToken">Breaks the reading off; the next call goes on where it was.</param>
    /// <exception cref="AttemptFault">It could not be read back.</exception>
    public abstract byte[]? Hash(ChecksumKind kind, CancellationToken cancellationToken);

    /// <summary>What was written is worth nothing: all of it will be written again.</summary>
    public virtual void Forget()
    {
    }

    /// <summary>All bytes are there and right: makes them durable and gives them their final name.</summary>
    /// <exception cref="AttemptFault">That was not possible.</exception>
    public abstract void Commit();

    /// <summary>Whether there is something that a later call could use.</summary>
    public virtual bool CanBeKept => false;

    /// <summary>What was written shall stay for the next process, if it can be remembered.</summary>
    public virtual void KeepForLater()
    {
    }

    /// <summary>Takes away what was written, unless it was committed or is kept for later.</summary>
    public abstract void Dispose();
}
