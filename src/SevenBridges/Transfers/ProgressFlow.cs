namespace SevenBridges.Transfers;

/// <summary>The bytes of one attempt: on their way, and in the end either sure or to be moved again.</summary>
internal sealed class ProgressFlow(ProgressMeter meter) : IDisposable
{
    private long bytes;
    private bool kept;

    public void Add(int count)
    {
        bytes += count;
        meter.Flow(count);
    }

    /// <summary>The attempt succeeded: its bytes count.</summary>
    public void Keep() => kept = true;

    public void Dispose() => meter.Settle(bytes, kept);
}
