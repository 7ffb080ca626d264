namespace SevenBridges.Transfers;

/// <summary>A part of a stream that cannot seek: held in memory, so that it can be sent again, until it has arrived.</summary>
internal sealed class HeldPart(byte[] block, int number, int length, bool isOnly) : UploadSource(length)
{
    public byte[] Block { get; } = block;

    /// <summary>Whether it is known that no other follows or came before.</summary>
    public bool IsOnly { get; } = isOnly;

    public PartBytes Bytes => new(number, this, 0, Length);

    public override ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var count = (int)Math.Min(buffer.Length, Length - offset);
        Block.AsMemory((int)offset, count).CopyTo(buffer);
        return ValueTask.FromResult(count);
    }

    public override void CheckUnchanged()
    {
        // Nobody else has it.
    }

    public override void Dispose()
    {
        // Memory only; the block goes back to who lent it.
    }
}
