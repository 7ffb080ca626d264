using Polly;

namespace SevenBridges.Http;

/// <summary>Stands around the single try, so that every step outside sees typed failures only.</summary>
internal sealed class TypedFaultStep(CallStep next) : CallStep
{
    public override ValueTask<Outcome<ApiResponse>> RunAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var pending = next.RunAsync(call, cancellationToken);
        return pending.IsCompletedSuccessfully ? new(Typed(pending.Result, call, cancellationToken)) : TypedAsync(pending, call, cancellationToken);
    }

    private static async ValueTask<Outcome<ApiResponse>> TypedAsync(
        ValueTask<Outcome<ApiResponse>> pending, ApiCall call, CancellationToken cancellationToken)
    {
        Outcome<ApiResponse> outcome;
        try
        {
            outcome = await pending.ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // A layer of the user's own that throws instead of giving an outcome.
            outcome = Outcome.FromException<ApiResponse>(e);
        }

        return Typed(outcome, call, cancellationToken);
    }

    private static Outcome<ApiResponse> Typed(Outcome<ApiResponse> outcome, ApiCall call, CancellationToken cancellationToken)
    {
        if (outcome.Exception is not { } failure) return outcome;
        // Whoever outside cancelled (the caller, a time limit, a layer of the user's own) knows why, and says it.
        if (failure is OperationCanceledException && cancellationToken.IsCancellationRequested) return call.Abandoned(outcome);
        return Outcome.FromException<ApiResponse>(call.Failed(Faults.Typed(failure, call), neverSent: Faults.NeverSent(failure)));
    }
}
