namespace SevenBridges.Transfers;

/// <summary>The right to move bytes, with the buffer to do it. Disposing gives both to the next worker.</summary>
internal sealed class WorkerSlot(Workers workers, byte[] buffer) : IDisposable
{
    private bool returned;

    public byte[] Buffer { get; } = buffer;

    public void Dispose()
    {
        if (returned) return;
        returned = true;
        workers.Return(this);
    }
}
