using Polly;

namespace SevenBridges.Http;

/// <summary>
/// Layers that act on failures only (waits, repeats, handlers): they see nothing but calls whose first try failed, and that try is their first one.
/// A call that succeeds at once does not pass through them.
/// </summary>
internal sealed class AfterFailureStep(ResiliencePipeline<ApiResponse> layers, CallStep next) : CallStep
{
    public override ValueTask<Outcome<ApiResponse>> RunAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var pending = next.RunAsync(call, cancellationToken);
        if (!pending.IsCompletedSuccessfully) return JudgeAsync(pending, call, cancellationToken);
        var first = pending.Result;
        return first.Exception is null ? new(first) : RepeatAsync(first, call, cancellationToken);
    }

    private async ValueTask<Outcome<ApiResponse>> JudgeAsync(ValueTask<Outcome<ApiResponse>> pending, ApiCall call, CancellationToken cancellationToken)
    {
        var first = await pending.ConfigureAwait(false);
        return first.Exception is null ? first : await RepeatAsync(first, call, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<Outcome<ApiResponse>> RepeatAsync(Outcome<ApiResponse> first, ApiCall call, CancellationToken cancellationToken)
    {
        var context = call.ContextFor(cancellationToken);
        try
        {
            return await layers.ExecuteOutcomeAsync(static (c, tries) => tries.NextAsync(c.CancellationToken), context, new Tries(first, next, call)).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private sealed class Tries(Outcome<ApiResponse> first, CallStep next, ApiCall call)
    {
        private Outcome<ApiResponse>? made = first;

        public ValueTask<Outcome<ApiResponse>> NextAsync(CancellationToken cancellationToken)
        {
            if (made is not { } outcome) return next.RunAsync(call, cancellationToken);
            made = null;
            return new(outcome);
        }
    }
}
