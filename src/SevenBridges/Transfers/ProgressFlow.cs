namespace SevenBridges.Transfers;

/// <summary>The bytes of one attempt: on their way, and in the end either sure or to be moved again.</summary>
internal sealed class ProgressFlow(ProgressMeter meter) : IDisposable
{
    private readonly Lock mutex = new();
    private long bytes;
    private bool kept;
    private bool isOver;

    public void Add(int count)
    {
        lock (mutex)
        {
            // Of a request that was given up the last bytes may still be told: nobody would ever take them off again.
            if (isOver) return;
            bytes += count;
            meter.Flow(count);
        }

        meter.Tell();
    }

    /// <summary>The attempt succeeded: its bytes count.</summary>
    public void Keep() => kept = true;

    public void Dispose()
    {
        lock (mutex)
        {
            isOver = true;
            meter.Settle(bytes, kept);
        }
    }
}
