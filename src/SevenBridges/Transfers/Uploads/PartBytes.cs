namespace SevenBridges.Transfers;

/// <summary>The bytes of one part.</summary>
/// <param name="Part">Its number, from 1.</param>
/// <param name="Source">Where they are.</param>
/// <param name="Offset">Where they begin there.</param>
/// <param name="Length">How many they are.</param>
internal readonly record struct PartBytes(int Part, UploadSource Source, long Offset, long Length)
{
    /// <summary>Reads bytes of the part, from a place in it on, until the block is full.</summary>
    /// <exception cref="AttemptFault">They cannot be read, or are not there any more.</exception>
    public async ValueTask FillAsync(long from, Memory<byte> block, CancellationToken cancellationToken)
    {
        int read;
        try
        {
            read = await Source.ReadAsync(Offset + from, block, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // A stream of the caller's may throw anything, also what the line throws: sending the part again would not help.
            throw StorageFaults.Local("the source could not be read", failure);
        }

        if (read < block.Length) throw new AttemptFault(TransferFault.SourceChanged, "its content changed while it was read (it became shorter)");
    }
}
