namespace SevenBridges.Transfers;

/// <summary>Ends an attempt on which nothing has moved for too long. However slow it is, an attempt that moves lives on.</summary>
internal sealed class StallWatch : IDisposable
{
    private readonly TimeSpan limit;
    private readonly CancellationToken caller;
    private readonly CancellationTokenSource stalled;
    private readonly CancellationTokenSource either;

    public StallWatch(TimeSpan limit, TimeProvider clock, CancellationToken caller)
    {
        this.limit = limit;
        this.caller = caller;
        stalled = new CancellationTokenSource(limit, clock);
        either = CancellationTokenSource.CreateLinkedTokenSource(stalled.Token, caller);
    }

    /// <summary>Cancelled by the caller, or because nothing moved.</summary>
    public CancellationToken Token => either.Token;

    /// <summary>Something moved: the time begins anew.</summary>
    public void Moved() => stalled.CancelAfter(limit);

    /// <summary>What follows is not waiting for the other side: it may take its time, until something moves again.</summary>
    public void Rest() => stalled.CancelAfter(Timeout.InfiniteTimeSpan);

    /// <summary>Runs an attempt and gives its failures their names.</summary>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> attempt)
    {
        try
        {
            return await attempt(Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is OperationCanceledException or HttpRequestException or IOException)
        {
            caller.ThrowIfCancellationRequested();
            throw Named(failure);
        }
    }

    public void Dispose()
    {
        either.Dispose();
        stalled.Dispose();
    }

    // What an HttpContent throws while it is sent arrives wrapped: the fault inside says more than "error while copying content".
    private AttemptFault Named(Exception failure) => failure switch
    {
        { InnerException: AttemptFault inner } => inner,
        _ when stalled.IsCancellationRequested => StorageFaults.Stalled(limit, failure),
        _ => StorageFaults.Lost(failure),
    };
}
