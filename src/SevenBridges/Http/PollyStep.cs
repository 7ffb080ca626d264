using Polly;

namespace SevenBridges.Http;

/// <summary>A layer of Polly's, or of the user's own, as a step.</summary>
internal sealed class PollyStep(ResiliencePipeline<ApiResponse> layer, CallStep next) : CallStep
{
    public override async ValueTask<Outcome<ApiResponse>> RunAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(call.Operation.Id, cancellationToken);
        try
        {
            return await layer.ExecuteOutcomeAsync(static (c, way) => way.Next.RunAsync(way.Call, c.CancellationToken), context, (Next: next, Call: call)).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }
}
