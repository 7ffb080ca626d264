using Polly;

namespace SevenBridges.Http;

/// <summary>Holds a try back until the window of the request budget has room for it and one more may be under way.</summary>
internal sealed class BudgetStep(RequestBudget budget, SemaphoreSlim inFlight, SevenBridgesOptions options, PipelineReport report, CallStep next) : CallStep
{
    public override ValueTask<Outcome<ApiResponse>> RunAsync(ApiCall call, CancellationToken cancellationToken)
    {
        if (!IsPaced(call)) return WithPlaceAsync(call, cancellationToken);
        var turn = budget.AcquireAsync(options.MaxRateLimitWait, cancellationToken);
        return turn.IsCompletedSuccessfully ? WithPlaceAsync(call, cancellationToken) : WaitAsync(turn, call, cancellationToken);
    }

    private bool IsPaced(ApiCall call) => options.PaceRequests && !call.Operation.Free;

    private async ValueTask<Outcome<ApiResponse>> WaitAsync(ValueTask turn, ApiCall call, CancellationToken cancellationToken)
    {
        report.Waiting(new WaitNotice(WaitReason.Budget, call.Operation.Id, budget.UntilReopening, null));
        try
        {
            await turn.ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            return Outcome.FromException<ApiResponse>(e);
        }

        return await WithPlaceAsync(call, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<Outcome<ApiResponse>> WithPlaceAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var placed = false;
        try
        {
            if (!inFlight.Wait(0, CancellationToken.None)) await inFlight.WaitAsync(cancellationToken).ConfigureAwait(false);
            placed = true;
            return await next.RunAsync(call, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            return Outcome.FromException<ApiResponse>(e);
        }
        finally
        {
            if (placed) inFlight.Release();
            if (IsPaced(call)) budget.Release(answered: !call.InDoubt);
        }
    }
}
