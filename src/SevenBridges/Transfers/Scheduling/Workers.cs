namespace SevenBridges.Transfers;

/// <summary>All workers of a client for one direction: parts of large files and small files share them, so that neither leaves the line idle.</summary>
internal sealed class Workers(int limit)
{
    private readonly Gate slots = new(limit);
    private readonly WorkerBuffers buffers = new();

    /// <summary>
    /// Limits what is made ready (a part's address asked for) before there is a slot: a few more than slots, so that the asking hides behind other parts' bytes, but no
    /// more, because an address may expire while it waits.
    /// </summary>
    public Gate Ready { get; } = new(Ahead(limit));

    public int Limit
    {
        get => slots.Limit;
        set
        {
            slots.Limit = value;
            Ready.Limit = Ahead(value);
        }
    }

    /// <summary>Waits for a slot. The caller disposes it.</summary>
    public async Task<WorkerSlot> EnterAsync(CancellationToken cancellationToken)
    {
        await slots.EnterAsync(cancellationToken).ConfigureAwait(false);
        return new WorkerSlot(this, buffers.Rent());
    }

    internal void Return(WorkerSlot slot)
    {
        buffers.Return(slot.Buffer);
        slots.Leave();
    }

    /// <summary>How many hands keep a number of connections busy.</summary>
    public static int Ahead(int limit) => limit + (limit / 4) + 2;
}
