using System.Collections.Concurrent;
using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

/// <summary>The local file, with a look at each read.</summary>
internal sealed class WatchedSource(FileUploadSource file) : UploadSource(file.Length)
{
    /// <summary>Told of a place before it is read.</summary>
    public Action<long> Before { get; set; } = _ => { };

    /// <summary>Places that were read.</summary>
    public ConcurrentQueue<long> Reads { get; } = new();

    public override long Stamp => file.Stamp;

    public override async ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        Before(offset);
        var read = await file.ReadAsync(offset, buffer, cancellationToken);
        Reads.Enqueue(offset);
        return read;
    }

    public override void CheckUnchanged() => file.CheckUnchanged();

    public override void Dispose() => file.Dispose();
}
