namespace SevenBridges.Transfers;

/// <summary>The right to move bytes, with the buffer to do it. Disposing gives both to the next worker.</summary>
internal sealed class WorkerSlot(Workers workers, byte[] buffer) : IDisposable
{
    private bool returned;

    public byte[] Buffer { get; } = buffer;

    /// <summary>Whether nobody may get the buffer any more.</summary>
    public bool IsForsaken { get; private set; }

    /// <summary>Somebody may still use the buffer when the slot is disposed: nobody gets it any more.</summary>
    public void Forsake() => IsForsaken = true;

    public void Dispose()
    {
        if (returned) return;
        returned = true;
        workers.Return(this);
    }
}
