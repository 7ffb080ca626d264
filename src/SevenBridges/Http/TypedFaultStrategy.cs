using Polly;

namespace SevenBridges.Http;

/// <summary>Stands around the single try, so that every layer outside sees typed failures only.</summary>
internal sealed class TypedFaultStrategy : ResilienceStrategy<ApiResponse>
{
    protected override async ValueTask<Outcome<ApiResponse>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<ApiResponse>>> callback, ResilienceContext context, TState state)
    {
        var outcome = await callback(context, state).ConfigureAwait(context.ContinueOnCapturedContext);
        if (outcome.Exception is not { } failure) return outcome;
        var call = ApiCall.In(context);
        return Outcome.FromException<ApiResponse>(call.Failed(Faults.Typed(failure, call), neverSent: Faults.NeverSent(failure)));
    }
}
