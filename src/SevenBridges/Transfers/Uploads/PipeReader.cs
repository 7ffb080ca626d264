namespace SevenBridges.Transfers;

/// <summary>Cuts a stream that cannot seek into parts, one after the other, while others are still being sent. It is read by one at a time.</summary>
internal sealed class PipeReader(Stream stream, int partSize) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);

    // Not disposed: a read that heeds it late looks at it afterwards.
    private readonly CancellationTokenSource closing = new();
    private readonly Stack<HeldPart> givenBack = new();
    private readonly Stack<byte[]> blocks = new();
    private byte[]? filling;
    private int filled;
    private int parts;
    private bool isAtEnd;

    // A read that was begun is never given up for a pause: the bytes it brings would be lost.
    private Task<int>? reading;

    /// <summary>All bytes that were read.</summary>
    public long Length { get; private set; }

    /// <summary>The next part to send; null: there is none.</summary>
    /// <param name="pause">Stops waiting; no byte is lost.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="AttemptFault">The stream cannot be read, or there is too much of it.</exception>
    public async Task<HeldPart?> NextAsync(CancellationToken pause, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(pause).ConfigureAwait(false);
        try
        {
            if (TakeBack() is { } again) return again;
            await FillAsync(pause, cancellationToken).ConfigureAwait(false);
            // Nothing at all is one part, which is empty.
            return filled > 0 || parts == 0 ? Cut() : null;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>A part was not sent and will be another time.</summary>
    public void GiveBack(HeldPart part)
    {
        lock (blocks) givenBack.Push(part);
    }

    /// <summary>A part has arrived: its memory is free.</summary>
    public void Free(HeldPart part)
    {
        lock (blocks) blocks.Push(part.Block);
    }

    /// <summary>Ends the reading: the stream is its owner's again.</summary>
    public void Dispose()
    {
        closing.Cancel();
        turn.Dispose();
    }

    private HeldPart? TakeBack()
    {
        lock (blocks) return givenBack.TryPop(out var again) ? again : null;
    }

    private async Task FillAsync(CancellationToken pause, CancellationToken cancellationToken)
    {
        filling ??= Block();
        while (!isAtEnd && filled < partSize)
        {
            reading ??= Watched(ReadAsync(cancellationToken));
            var read = await reading.WaitAsync(pause).ConfigureAwait(false);
            reading = null;
            isAtEnd = read == 0;
            filled += read;
            Length += read;
            if (filled > 0 && parts == PartSize.MaximumParts) throw TooMuch();
        }
    }

    // When the upload ends before it, nobody asks any more why it failed.
    private static Task<int> Watched(Task<int> read)
    {
        read.ContinueWith(static failed => _ = failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return read;
    }

    private async Task<int> ReadAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, closing.Token);
        try
        {
            return await stream.ReadAsync(filling.AsMemory(filled, partSize - filled), stop.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            throw StorageFaults.Local("the source could not be read", failure);
        }
    }

    private HeldPart Cut()
    {
        var part = new HeldPart(filling!, ++parts, filled, isOnly: isAtEnd && parts == 1);
        (filling, filled) = (null, 0);
        return part;
    }

    private byte[] Block()
    {
        lock (blocks) return blocks.TryPop(out var block) ? block : GC.AllocateUninitializedArray<byte>(partSize);
    }

    private AttemptFault TooMuch() => new(
        TransferFault.TooLarge,
        $"it has more than {PartSize.MaximumParts} parts of {partSize} bytes; a stream that cannot seek needs a larger MemoryBudget, four times the size of a part");
}
