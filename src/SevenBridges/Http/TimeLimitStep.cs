using Polly;
using Polly.Timeout;

namespace SevenBridges.Http;

/// <summary>
/// Ends what takes longer than its limit, as Polly's time-out does; but its timer starts only once the work has to wait for
/// something: arming and disarming it for what is done at once would cost a fifth of a whole call.
/// </summary>
/// <param name="limit">The limit; infinite: none, so that only <paramref name="closing"/> ends the work.</param>
/// <param name="clock">The clock of the limit.</param>
/// <param name="next">The work.</param>
/// <param name="closing">Ends the work too, because the client closes.</param>
internal sealed class TimeLimitStep(TimeSpan limit, TimeProvider clock, CallStep next, CancellationToken closing = default) : CallStep
{
    public override ValueTask<Outcome<ApiResponse>> RunAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var source = new CancellationTokenSource();
        var link = call.Caller.CanBeCanceled ? cancellationToken.UnsafeRegister(Cancel, source) : default;
        var pending = next.RunAsync(call, source.Token);
        if (!pending.IsCompletedSuccessfully) return WithinAsync(pending, source, link, cancellationToken);
        link.Dispose();
        source.Dispose();
        return pending;
    }

    private async ValueTask<Outcome<ApiResponse>> WithinAsync(
        ValueTask<Outcome<ApiResponse>> pending, CancellationTokenSource source, CancellationTokenRegistration link, CancellationToken outer)
    {
        using var ended = source;
        using var timer = Armed(source);
        await using var closed = closing.UnsafeRegister(Cancel, source).ConfigureAwait(false);
        // Without a caller who can cancel, it is the time limit outside of this one that can.
        await using var linked = (link == default ? outer.UnsafeRegister(Cancel, source) : link).ConfigureAwait(false);
        var outcome = await pending.ConfigureAwait(false);
        return outcome.Exception is OperationCanceledException cancelled
            && source.IsCancellationRequested && !outer.IsCancellationRequested && !closing.IsCancellationRequested
            ? Outcome.FromException<ApiResponse>(new TimeoutRejectedException($"No result came within {limit}.", limit, cancelled))
            : outcome;
    }

    private ITimer? Armed(CancellationTokenSource source) =>
        limit == Timeout.InfiniteTimeSpan ? null : clock.CreateTimer(Cancel, source, limit, Timeout.InfiniteTimeSpan);

    private static void Cancel(object? source)
    {
        try
        {
            ((CancellationTokenSource)source!).Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The work was done in the same moment; a clock of the user's own may fire a timer that was disposed just now.
        }
    }
}
