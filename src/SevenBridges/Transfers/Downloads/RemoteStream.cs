namespace SevenBridges.Transfers;

/// <summary>The content of a file on the Platform as a stream that can seek: it fetches what is read and, while that is read, what comes next.</summary>
internal sealed class RemoteStream(RangeReader reader, long length) : Stream
{
    private readonly ReadAhead ahead = new();
    private readonly CancellationTokenSource closing = new();
    private Block current = Block.None;
    private Block next = Block.None;
    private long expected;
    private bool isClosed;

    public override bool CanRead => !isClosed;

    public override bool CanSeek => !isClosed;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        var to = offset + origin switch { SeekOrigin.Begin => 0, SeekOrigin.Current => Position, _ => length };
        if (to < 0) throw new IOException("The stream has nothing before its beginning.");
        return Position = to;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();
    }

    public override int Read(Span<byte> buffer)
    {
        var bytes = new byte[Math.Min(buffer.Length, ReadAhead.Most)];
        var count = Read(bytes, 0, bytes.Length);
        bytes.AsSpan(0, count).CopyTo(buffer);
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        ValidateBufferArguments(buffer, offset, count);
        return ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(isClosed, this);
        if (buffer.IsEmpty || Position >= length) return 0;
        if (Position != expected) ahead.Jumped();
        if (!current.Holds(Position) || current.IsFailed) await MoveToAsync(buffer.Length, cancellationToken).ConfigureAwait(false);
        var bytes = (await current.BytesAsync(cancellationToken).ConfigureAwait(false)).AsMemory((int)(Position - current.From));
        var count = Math.Min(bytes.Length, buffer.Length);
        bytes[..count].CopyTo(buffer);
        expected = Position += count;
        ahead.Read(count);
        FetchNext();
        return count;
    }

    public override void Flush()
    {
        // Nothing is ever written.
    }

    public override void SetLength(long value) => throw new NotSupportedException("Files on the Platform cannot be written to.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Files on the Platform cannot be written to.");

    protected override void Dispose(bool disposing)
    {
        if (!isClosed && disposing)
        {
            closing.Cancel();
            reader.Dispose();
            closing.Dispose();
        }

        isClosed = true;
        base.Dispose(disposing);
    }

    private async ValueTask MoveToAsync(int wanted, CancellationToken cancellationToken)
    {
        if (next.Holds(Position) && !next.IsFailed) current = next;
        else current = Fetch(Position, (int)Math.Min(Math.Min(wanted, ReadAhead.Most), length - Position));
        next = Block.None;
        try
        {
            await current.BytesAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (current.IsFailed)
        {
            current = Block.None; // the next read asks again
            throw;
        }
    }

    private void FetchNext()
    {
        if (next.Length > 0 || current.To - Position > current.Length / 2) return;
        var most = ahead.Allowed(length - current.To);
        // Crumbs are not worth a request, unless they are all there is.
        if (most > 0 && (most >= current.Length / 2 || current.To + most == length)) next = Fetch(current.To, most);
    }

    private Block Fetch(long from, int count)
    {
        ahead.Fetched(count);
        return new Block(from, count, FetchAsync(from, count));
    }

    private async Task<byte[]> FetchAsync(long from, int count)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(count);
        await reader.ReadAsync(from, bytes, closing.Token).ConfigureAwait(false);
        return bytes;
    }

    /// <summary>Bytes that are there, or on their way.</summary>
    private sealed class Block(long from, int length, Task<byte[]> bytes)
    {
        public static Block None { get; } = new(0, 0, Task.FromResult<byte[]>([]));

        public long From => from;

        public int Length => length;

        public long To => from + length;

        public bool IsFailed => bytes.IsFaulted || bytes.IsCanceled;

        public bool Holds(long position) => position >= from && position < To;

        public Task<byte[]> BytesAsync(CancellationToken cancellationToken) => bytes.WaitAsync(cancellationToken);
    }
}
