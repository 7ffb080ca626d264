using Polly;

namespace SevenBridges.Http;

/// <summary>Stands around the single try, so that every step outside sees typed failures only.</summary>
internal sealed class TypedFaultStep(CallStep next) : CallStep
{
    public override ValueTask<Outcome<ApiResponse>> RunAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var pending = next.RunAsync(call, cancellationToken);
        return pending.IsCompletedSuccessfully ? new(Typed(pending.Result, call)) : TypedAsync(pending, call);
    }

    private static async ValueTask<Outcome<ApiResponse>> TypedAsync(ValueTask<Outcome<ApiResponse>> pending, ApiCall call) =>
        Typed(await pending.ConfigureAwait(false), call);

    private static Outcome<ApiResponse> Typed(Outcome<ApiResponse> outcome, ApiCall call) => outcome.Exception is { } failure
        ? Outcome.FromException<ApiResponse>(call.Failed(Faults.Typed(failure, call), neverSent: Faults.NeverSent(failure)))
        : outcome;
}
