using System.Diagnostics;

namespace SevenBridges.Benchmarks.Transfers;

/// <summary>Holds a connection back to a number of bytes a second.</summary>
internal readonly struct LinePace(long bytesPerSecond)
{
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly long[] passed = [0];

    /// <summary>Bytes have passed: waits until they may have.</summary>
    public ValueTask PassAsync(int count)
    {
        if (bytesPerSecond == 0) return ValueTask.CompletedTask;
        passed[0] += count;
        var early = TimeSpan.FromSeconds(passed[0] / (double)bytesPerSecond) - watch.Elapsed;
        return early < TimeSpan.FromMilliseconds(1) ? ValueTask.CompletedTask : new ValueTask(Task.Delay(early, TimeProvider.System));
    }
}
