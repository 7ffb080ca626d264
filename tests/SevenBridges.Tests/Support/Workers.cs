using System.Threading.Channels;

namespace SevenBridges.Tests.Support;

/// <summary>Workers that share so many calls, by a clock that moves only when all who are not done wait for the request budget.</summary>
internal sealed class Workers(ManualClock clock, int count) : IProgress<WaitNotice>
{
    private readonly Channel<int> changes = Channel.CreateUnbounded<int>();
    private int finished;

    /// <summary>For <see cref="SevenBridgesOptions"/>: no time-out may stand in the way of a clock that leaps.</summary>
    public void Configure(SevenBridgesOptions options)
    {
        (options.TimeProvider, options.Waiting) = (clock, this);
        (options.TryTimeout, options.TotalTimeout) = (Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public async Task RunAsync(SevenBridgesClient client, int calls, Func<Task> call)
    {
        var all = Task.WhenAll(Enumerable.Range(0, count).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref calls) >= 0) await call();
            Interlocked.Increment(ref finished);
            changes.Writer.TryWrite(0);
        })));
        // First who is done, then who waits: the other way round a worker that goes from one to the other would count twice.
        await clock.RunAsync(all, () => count - Volatile.Read(ref finished) is > 0 and var active && client.Budget.Waiting == active, changes.Reader);
    }

    public void Report(WaitNotice value) => changes.Writer.TryWrite(0);
}
