namespace SevenBridges.Http;

/// <summary>The pipeline: turns a request into a call, and lets the steps decide when and how often it is sent.</summary>
internal sealed class HttpTransport(PlatformOrigin origin, CallStep steps, TimeProvider clock, CancellationTokenSource closing) : IApiTransport
{
    /// <summary>From now on a call fails before it is sent; those under way end.</summary>
    public void Close() => _ = closing.CancelAsync();

    public async Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(closing.IsCancellationRequested, typeof(SevenBridgesClient));
        RequestFactory.Check(request.Headers);
        var address = origin.Resolve(request.PathAndQuery, request.Operation.Id);
        var call = new ApiCall(request, address, RequestFactory.Write(request.Body), clock.GetTimestamp(), cancellationToken);
        var outcome = await steps.RunAsync(call, cancellationToken).ConfigureAwait(false);
        if (outcome.Exception is { } failure) throw Final(failure, call);
        outcome.Result!.Attempts = call.Attempts;
        return outcome.Result;
    }

    private Exception Final(Exception failure, ApiCall call)
    {
        if (failure is OperationCanceledException cancelled && call.Caller.IsCancellationRequested) return Faults.Cancelled(cancelled, call);
        var isClosed = closing.IsCancellationRequested && failure is OperationCanceledException or ObjectDisposedException;
        var typed = isClosed ? Faults.Closed(failure, call) : Faults.Typed(failure, call);
        if (typed is SevenBridgesException ours) ours.Attempts = call.Attempts;
        return typed;
    }
}
