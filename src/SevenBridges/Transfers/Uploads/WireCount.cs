namespace SevenBridges.Transfers;

/// <summary>
/// Tells the tempo how fast the line takes a part. What the socket accepts lies in the kernel's buffers at first, where it comes as fast as memory is: half of a small part
/// would seem to have been sent in no time.
/// </summary>
internal sealed class WireCount(Action<long> moved)
{
    // As much as both sides' buffers hold by default: what follows waits for room, and room comes as fast as the line.
    private const long InBuffers = 4 * PartSize.Mebibyte;

    private long handed;
    private long told;

    /// <summary>The socket has accepted so many bytes more.</summary>
    public void Handed(int bytes) => Tell((handed += bytes) - InBuffers);

    /// <summary>The object store has answered: it has all of them.</summary>
    public void Arrived() => Tell(handed);

    private void Tell(long sent)
    {
        if (sent <= told) return;
        moved(sent - told);
        told = sent;
    }
}
