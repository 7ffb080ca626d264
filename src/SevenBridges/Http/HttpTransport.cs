namespace SevenBridges.Http;

/// <summary>The pipeline: turns a request into a call, and lets the steps decide when and how often it is sent.</summary>
internal sealed class HttpTransport(PlatformOrigin origin, CallStep steps, TimeProvider clock) : IApiTransport
{
    private volatile bool closed;

    /// <summary>From now on a call fails before it is sent.</summary>
    public void Close() => closed = true;

    public async Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(closed, typeof(SevenBridgesClient));
        RequestFactory.Check(request.Headers);
        var address = origin.Resolve(request.PathAndQuery, request.Operation.Id);
        var call = new ApiCall(request, address, RequestFactory.Write(request.Body), clock.GetTimestamp(), cancellationToken);
        var outcome = await steps.RunAsync(call, cancellationToken).ConfigureAwait(false);
        return outcome.Exception is { } failure ? throw Final(failure, call) : outcome.Result!;
    }

    private static Exception Final(Exception failure, ApiCall call)
    {
        var typed = Faults.Typed(failure, call);
        if (typed is SevenBridgesException ours) ours.Attempts = call.Attempts;
        return typed;
    }
}
