using Polly;
using Handler = System.Func<SevenBridges.ErrorContext, System.Threading.CancellationToken, System.Threading.Tasks.ValueTask<SevenBridges.ErrorDecision>>;

namespace SevenBridges.Http;

/// <summary>Asks the user's handlers what becomes of a call that failed for good, and repeats it if one of them says so.</summary>
internal sealed class ErrorHandlerStrategy(ErrorHandlerList handlers, TimeProvider clock, PipelineReport report) : ResilienceStrategy<ApiResponse>
{
    // More than a timer takes is no wait that anybody lives to see.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(40);

    protected override async ValueTask<Outcome<ApiResponse>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<ApiResponse>>> callback, ResilienceContext context, TState state)
    {
        for (var repeats = 0; ; repeats++)
        {
            var outcome = await callback(context, state).ConfigureAwait(false);
            if (outcome.Exception is not { } raw || handlers.Current is not { Length: > 0 } asked) return outcome;
            // A call that was cancelled, or is out of time, is not taken up again.
            if (context.CancellationToken.IsCancellationRequested) return outcome;
            var call = ApiCall.In(context);
            if (Faults.Typed(raw, call) is not SevenBridgesException failure) return outcome;
            var error = new ErrorContext(failure, repeats, clock.GetElapsedTime(call.Began));
            if (await ToldToStopAsync(asked, error, context).ConfigureAwait(false) is { } end) return end;
        }
    }

    /// <summary>Null when the call is to be repeated, after the wait; else how it ends.</summary>
    private async ValueTask<Outcome<ApiResponse>?> ToldToStopAsync(Handler[] asked, ErrorContext error, ResilienceContext context)
    {
        try
        {
            var decision = await DecideAsync(asked, error, context.CancellationToken).ConfigureAwait(false);
            if (!decision.Repeats) return Outcome.FromException<ApiResponse>(error.Failure);
            report.Waiting(new WaitNotice(WaitReason.ErrorHandler, context.OperationKey ?? "", decision.Delay, error.Failure));
            await Task.Delay(decision.Delay < LongestDelay ? decision.Delay : LongestDelay, clock, context.CancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException e) when (context.CancellationToken.IsCancellationRequested)
        {
            return Outcome.FromException<ApiResponse>(e);
        }
    }

    private static async ValueTask<ErrorDecision> DecideAsync(Handler[] asked, ErrorContext error, CancellationToken cancellationToken)
    {
        foreach (var handler in asked)
        {
            var decision = await handler(error, cancellationToken).ConfigureAwait(false);
            if (decision.Repeats) return decision;
        }

        return ErrorDecision.GiveUp;
    }
}
