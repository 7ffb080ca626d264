namespace SevenBridges.Tests.Transfers;

/// <summary>A stream that cannot seek and gives its bytes in odd pieces, as pipes do.</summary>
internal sealed class Trickle(byte[] content, int piece = 7) : Stream
{
    private int at;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Waits before bytes are given.</summary>
    public Func<int, Task> Hold { get; init; } = _ => Task.CompletedTask;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Hold(at).WaitAsync(cancellationToken);
        var count = Math.Min(Math.Min(piece, buffer.Length), content.Length - at);
        content.AsMemory(at, count).CopyTo(buffer);
        at += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The engine reads asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
