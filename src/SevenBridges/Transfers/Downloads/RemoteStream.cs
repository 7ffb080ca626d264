namespace SevenBridges.Transfers;

/// <summary>The content of a file on the Platform as a stream that can seek: it fetches what is read and, while that is read, what comes next.</summary>
internal sealed class RemoteStream(RangeReader reader, long length) : Stream
{
    private readonly ReadAhead ahead = new();

    // Not disposed: what is being fetched looks at it until it has ended.
    private readonly CancellationTokenSource closing = new();
    private Block current = Block.None;
    private Block next = Block.None;
    private long expected;
    private bool isReading;
    private volatile bool isClosed;

    public override bool CanRead => !isClosed;

    public override bool CanSeek => !isClosed;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get;
        set
        {
            ObjectDisposedException.ThrowIf(isClosed, this);
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        ObjectDisposedException.ThrowIf(isClosed, this);
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
        cancellationToken.ThrowIfCancellationRequested();
        if (buffer.IsEmpty || Position >= length) return 0;
        if (Interlocked.Exchange(ref isReading, true)) throw new InvalidOperationException("The stream is being read already: its reads come one after the other.");
        try
        {
            return await TakeAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (isClosed)
        {
            throw new ObjectDisposedException(nameof(RemoteStream), "The stream was disposed while it was read.");
        }
        finally
        {
            Volatile.Write(ref isReading, false);
        }
    }

    public override void Flush()
    {
        // Nothing is ever written.
    }

    public override void SetLength(long value) => throw new NotSupportedException("Files on the Platform cannot be written to.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Files on the Platform cannot be written to.");

    protected override void Dispose(bool disposing)
    {
        var isNew = !isClosed;
        isClosed = true; // before a read that waits is told
        if (isNew && disposing) closing.Cancel();
        base.Dispose(disposing);
    }

    private async ValueTask<int> TakeAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var from = Position;
        if (from != expected) ahead.Jumped();
        if (!current.Holds(from) || current.IsFailed) await MoveToAsync(from, buffer.Length, cancellationToken).ConfigureAwait(false);
        var bytes = (await current.BytesAsync(cancellationToken).ConfigureAwait(false)).AsMemory((int)(from - current.From));
        var count = Math.Min(bytes.Length, buffer.Length);
        bytes[..count].CopyTo(buffer);
        expected = Position = from + count;
        ahead.Read(count);
        FetchNext();
        return count;
    }

    private async ValueTask MoveToAsync(long to, int wanted, CancellationToken cancellationToken)
    {
        if (next.Holds(to) && !next.IsFailed) current = next;
        else current = Fetch(to, (int)Math.Min(Math.Min(wanted, ReadAhead.Most), length - to));
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
        var fetching = FetchAsync(from, count);
        // What is fetched ahead and then not read may fail without anybody asking why.
        fetching.ContinueWith(static failed => _ = failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return new Block(from, count, fetching);
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
