namespace SevenBridges.Transfers;

/// <summary>
/// All workers of a client for one direction: parts of large files and small files share them, so that neither leaves the line idle. How many work at once is found out
/// while they do.
/// </summary>
internal sealed class Workers
{
    private readonly Gate slots;
    private readonly WorkerBuffers buffers = new();

    private Workers(TimeProvider clock, TimeSpan shortestWindow)
    {
        slots = new Gate(Tempo.First);
        Ready = new Gate(Ahead(Tempo.First));
        Tempo = new Tempo(slots, clock, limit => Ready.Limit = Ahead(limit)) { ShortestWindow = shortestWindow };
    }

    /// <summary>Those that download: bytes come evenly.</summary>
    public static Workers ForDownloads(TimeProvider clock) => new(clock, Tempo.EvenWindow);

    /// <summary>Those that upload: the object store tells of a whole part at a time, and parts that began together end together.</summary>
    public static Workers ForUploads(TimeProvider clock) => new(clock, TimeSpan.FromSeconds(1));

    /// <summary>Decides how many work at once, and must be told what they move.</summary>
    public Tempo Tempo { get; }

    /// <summary>
    /// Limits what is made ready (a part's address asked for) before there is a slot: a few more than slots, so that the asking hides behind other parts' bytes, but no
    /// more, because an address may expire while it waits.
    /// </summary>
    public Gate Ready { get; }

    /// <summary>How many may work at once, as of now.</summary>
    public int Limit => slots.Limit;

    /// <summary>Waits for a slot. The caller disposes it.</summary>
    public async Task<WorkerSlot> EnterAsync(CancellationToken cancellationToken)
    {
        await slots.EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return new WorkerSlot(this, buffers.Rent());
        }
        catch (OutOfMemoryException)
        {
            slots.Leave(); // others may still have what they need
            throw;
        }
    }

    internal void Return(WorkerSlot slot)
    {
        if (slot.IsForsaken) buffers.Lose(slot.Buffer);
        else buffers.Return(slot.Buffer);
        slots.Leave();
    }

    /// <summary>How many hands keep a number of connections busy.</summary>
    public static int Ahead(int limit) => limit + (limit / 4) + 2;
}
