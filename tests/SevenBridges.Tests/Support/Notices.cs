using System.Collections.Concurrent;

namespace SevenBridges.Tests.Support;

/// <summary>Keeps what a client says about its waits, and lets a test wait for the first.</summary>
internal sealed class Notices : IProgress<WaitNotice>
{
    private readonly ConcurrentQueue<WaitNotice> all = new();
    private readonly TaskCompletionSource<WaitNotice> first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IEnumerable<WaitNotice> All => all;

    public Task<WaitNotice> FirstAsync => first.Task;

    public void Report(WaitNotice value)
    {
        all.Enqueue(value);
        first.TrySetResult(value);
    }
}
