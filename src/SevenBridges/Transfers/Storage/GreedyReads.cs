using System.Net.Sockets;

namespace SevenBridges.Transfers;

/// <summary>
/// Takes from a socket as much as is there, and hands it out in the pieces that are asked for. TLS asks for 16 KiB at a time: without this, each record costs a system
/// call and mostly a wait.
/// </summary>
/// <remarks>Measured: a download over TLS takes about a tenth less time.</remarks>
internal sealed class GreedyReads(Socket socket) : Stream
{
    private const int Capacity = 128 * (int)PartSize.Kibibyte;

    private readonly NetworkStream inner = new(socket, ownsSocket: true);
    private byte[]? buffer;
    private int from;
    private int to;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> target, CancellationToken cancellationToken = default)
    {
        if (from < to) return new ValueTask<int>(Take(target.Span));
        // An empty target asks only whether something is there.
        return target.Length is 0 or >= Capacity ? inner.ReadAsync(target, cancellationToken) : ReceiveAsync(target, cancellationToken);
    }

    public override Task<int> ReadAsync(byte[] target, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(target.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] target, int offset, int count) => Read(target.AsSpan(offset, count));

    public override int Read(Span<byte> target) => from < to ? Take(target) : inner.Read(target);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default) => inner.WriteAsync(bytes, cancellationToken);

    public override Task WriteAsync(byte[] bytes, int offset, int count, CancellationToken cancellationToken) => inner.WriteAsync(bytes, offset, count, cancellationToken);

    public override void Write(byte[] bytes, int offset, int count) => inner.Write(bytes, offset, count);

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask<int> ReceiveAsync(Memory<byte> target, CancellationToken cancellationToken)
    {
        buffer ??= GC.AllocateUninitializedArray<byte>(Capacity, pinned: true);
        to = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        from = 0;
        return Take(target.Span);
    }

    private int Take(Span<byte> target)
    {
        var count = Math.Min(target.Length, to - from);
        buffer.AsSpan(from, count).CopyTo(target);
        from += count;
        return count;
    }
}
