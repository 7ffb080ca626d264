namespace SevenBridges.Transfers;

/// <summary>Counts what a transfer has moved and tells the listener: one report at a time, none too often, and never a smaller number than before.</summary>
/// <param name="fileName">Name of the file, as far as it is known.</param>
/// <param name="listener">Who is told; null: nobody.</param>
/// <param name="clock">Tells how long it takes.</param>
/// <param name="place">What tells the transfer from others whose files have the same name, and is the same when it is begun again; null: it is one of its own.</param>
internal sealed class ProgressMeter(string fileName, IProgress<TransferProgress>? listener, TimeProvider clock, object? place = null)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    private readonly object place = place ?? new object();
    private readonly Lock mutex = new();
    private readonly Lock reporting = new();
    private long? total;
    private int? totalParts;
    private long sure;
    private long moved;
    private long flowing;
    private long shown;
    private long shownSure;
    private int parts;
    private long started;
    private long lastReport;
    private TimeSpan earlier;
    private bool isRunning;

    /// <summary>Name of the file; for a download the Platform's, once it is known.</summary>
    public string FileName { get; set; } = fileName;

    /// <summary>Starts the watch, for the first time or after a pause.</summary>
    public void Start()
    {
        lock (mutex)
        {
            started = lastReport = clock.GetTimestamp();
            isRunning = true;
        }
    }

    /// <summary>Stops the watch.</summary>
    public void Stop()
    {
        lock (mutex)
        {
            earlier = Elapsed();
            isRunning = false;
        }
    }

    /// <summary>Says how large the whole is, once that is known.</summary>
    public void Expect(long? bytes, int? ofParts)
    {
        lock (mutex) (total, totalParts) = (bytes, ofParts);
        Report(force: true);
    }

    /// <summary>Counts what an earlier run had done.</summary>
    public void HadDone(long bytes, int ofParts)
    {
        lock (mutex)
        {
            sure += bytes;
            parts += ofParts;
        }
    }

    /// <summary>All must be moved again: counts from nothing, while what was told before is told until it is reached.</summary>
    public void BeginAnew()
    {
        lock (mutex) sure = 0;
    }

    /// <summary>Begins to count the bytes of an attempt. Disposed without <see cref="ProgressFlow.Keep"/> they do not count.</summary>
    public ProgressFlow Begin() => new(this);

    /// <summary>Counts bytes that are sure the moment they have moved.</summary>
    public void Add(long bytes)
    {
        lock (mutex)
        {
            sure += bytes;
            moved += bytes;
        }

        Report(force: false);
    }

    /// <summary>Counts a part that is sure; its bytes were counted before.</summary>
    public void PartDone()
    {
        lock (mutex) parts++;
        Report(force: true);
    }

    /// <summary>How far the transfer is.</summary>
    public TransferProgress Now()
    {
        lock (mutex)
        {
            shownSure = Math.Max(shownSure, sure);
            shown = Math.Max(Math.Max(shown, shownSure), sure + flowing);
            var elapsed = Elapsed();
            return new TransferProgress
            {
                FileName = FileName,
                Place = place,
                Bytes = shownSure,
                BytesMoved = shown,
                TotalBytes = total,
                Parts = parts,
                TotalParts = totalParts,
                Elapsed = elapsed,
                BytesPerSecond = elapsed > TimeSpan.Zero ? moved / elapsed.TotalSeconds : 0,
            };
        }
    }

    internal void Flow(long bytes)
    {
        lock (mutex) flowing += bytes;
    }

    /// <summary>Tells the listener, unless it was told just now.</summary>
    internal void Tell() => Report(force: false);

    internal void Settle(long bytes, bool keep)
    {
        lock (mutex)
        {
            flowing -= bytes;
            if (!keep) return;
            sure += bytes;
            moved += bytes;
        }
    }

    private TimeSpan Elapsed() => isRunning ? earlier + clock.GetElapsedTime(started) : earlier;

    // A report is made and delivered under one lock, so that of two reports the later one never says less. A listener that takes its time must not make all workers wait
    // in a row: as long as it is busy, only what it would miss is kept for it.
    private void Report(bool force)
    {
        if (listener is null || !(force || IsDue())) return;
        if (force) reporting.Enter();
        else if (!reporting.TryEnter()) return;
        try
        {
            Deliver(listener, Now());
        }
        finally
        {
            reporting.Exit();
        }
    }

    // What a listener throws must not be taken for what the line or the disk throws: it would be repeated.
    private static void Deliver(IProgress<TransferProgress> listener, TransferProgress progress)
    {
        try
        {
            listener.Report(progress);
        }
        catch (Exception failure)
        {
            throw new ListenerFault(failure);
        }
    }

    private bool IsDue()
    {
        lock (mutex)
        {
            if (clock.GetElapsedTime(lastReport) < Pace) return false;
            lastReport = clock.GetTimestamp();
            return true;
        }
    }
}
