using Polly;

namespace SevenBridges.Http;

/// <summary>Holds a try back until the window of the request budget has room for it and one more may be under way.</summary>
internal sealed class BudgetStrategy(RequestBudget budget, SemaphoreSlim inFlight, SevenBridgesOptions options, PipelineReport report)
    : ResilienceStrategy<ApiResponse>
{
    protected override async ValueTask<Outcome<ApiResponse>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<ApiResponse>>> callback, ResilienceContext context, TState state)
    {
        var call = ApiCall.In(context);
        var paced = options.PaceRequests && !call.Operation.Free;
        try
        {
            if (paced) await WaitForWindowAsync(call, context.CancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            return Outcome.FromException<ApiResponse>(e);
        }

        try
        {
            return await WithPlaceAsync(callback, context, state).ConfigureAwait(false);
        }
        finally
        {
            if (paced) budget.Release(answered: !call.InDoubt);
        }
    }

    private async ValueTask<Outcome<ApiResponse>> WithPlaceAsync<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<ApiResponse>>> callback, ResilienceContext context, TState state)
    {
        try
        {
            await inFlight.WaitAsync(context.CancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            return Outcome.FromException<ApiResponse>(e);
        }

        try
        {
            return await callback(context, state).ConfigureAwait(false);
        }
        finally
        {
            inFlight.Release();
        }
    }

    private ValueTask WaitForWindowAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var turn = budget.AcquireAsync(options.MaxRateLimitWait, cancellationToken);
        if (!turn.IsCompleted) report.Waiting(new WaitNotice(WaitReason.Budget, call.Operation.Id, budget.UntilReopening, null));
        return turn;
    }
}
