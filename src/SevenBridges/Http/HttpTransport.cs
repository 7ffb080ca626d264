using System.Net;
using Polly;
using SevenBridges.Configuration;

namespace SevenBridges.Http;

/// <summary>The pipeline: turns a call into requests, lets the layers decide when and how often they are sent, and reads what comes back.</summary>
internal sealed class HttpTransport(
    PlatformOrigin origin, Credential credential, RequestFactory requests, HttpMessageInvoker wire, ResiliencePipeline<ApiResponse> layers,
    RequestBudget budget, Observation observation, SevenBridgesOptions options) : IApiTransport
{
    private const int MaxErrorBytes = 64 * 1024;
    private const int MaxRedirects = 5;

    private volatile bool closed;

    /// <summary>From now on a call fails before it is sent.</summary>
    public void Close() => closed = true;

    public async Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(closed, typeof(SevenBridgesClient));
        RequestFactory.Check(request.Headers);
        var call = new ApiCall(request, origin.Resolve(request.PathAndQuery, request.Operation.Id), RequestFactory.Write(request.Body), cancellationToken);
        var context = ResilienceContextPool.Shared.Get(request.Operation.Id, cancellationToken);
        call.PutInto(context);
        try
        {
            var outcome = await layers.ExecuteOutcomeAsync(static (c, t) => t.TryAsync(c), context, this).ConfigureAwait(false);
            return outcome.Exception is { } failure ? throw Final(failure, call) : outcome.Result!;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static Exception Final(Exception failure, ApiCall call)
    {
        var typed = Faults.Typed(failure, call);
        if (typed is SevenBridgesException ours) ours.Attempts = call.Attempts;
        return typed;
    }

    private async ValueTask<Outcome<ApiResponse>> TryAsync(ResilienceContext context)
    {
        var call = ApiCall.In(context);
        try
        {
            return await OneTryAsync(call, context.CancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // Polly's layers judge outcomes; the layer around this one gives every failure its type.
            return Outcome.FromException<ApiResponse>(e);
        }
    }

    private async ValueTask<Outcome<ApiResponse>> OneTryAsync(ApiCall call, CancellationToken cancellationToken)
    {
        call.Token = await credential.GetAsync(cancellationToken).ConfigureAwait(false);
        using var answer = await AuthorizedAsync(call, call.Token, cancellationToken).ConfigureAwait(false);
        if (answer.IsSuccessStatusCode) return await SucceededAsync(call, answer, cancellationToken).ConfigureAwait(false);
        var failure = await FailedAsync(call, answer, cancellationToken).ConfigureAwait(false);
        return call.IsOwnDeletion(answer.StatusCode)
            ? Outcome.FromResult(new ApiResponse(call.Operation, answer, null, 0) { Status = HttpStatusCode.NoContent, Secret = call.Token?.Secret })
            : Outcome.FromException<ApiResponse>(failure);
    }

    /// <summary>Sends; when the token is refused and its provider has another by now, sends once more: a refused call has not happened.</summary>
    private async ValueTask<HttpResponseMessage> AuthorizedAsync(ApiCall call, AccessToken token, CancellationToken cancellationToken)
    {
        var answer = await FollowAsync(call, token, cancellationToken).ConfigureAwait(false);
        if (answer.StatusCode != HttpStatusCode.Unauthorized) return answer;
        if (await credential.RenewedAsync(token, cancellationToken).ConfigureAwait(false) is not { } renewed) return answer;
        answer.Dispose();
        return await FollowAsync(call, call.Token = renewed, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends, and follows redirects that stay on this origin and below its base; each hop is a request like any other.</summary>
    private async ValueTask<HttpResponseMessage> FollowAsync(ApiCall call, AccessToken token, CancellationToken cancellationToken)
    {
        var address = call.Address;
        for (var hop = 0; ; hop++)
        {
            var answer = await WireAsync(call, address, token, cancellationToken).ConfigureAwait(false);
            if (hop == MaxRedirects || !LeadsElsewhere(answer, call.Operation) || answer.Header(HeaderNames.Location) is not { } location) return answer;
            answer.Dispose();
            call.InDoubt = false;
            address = origin.Redirected(location, call.Operation.Id);
        }
    }

    private static bool LeadsElsewhere(HttpResponseMessage answer, Operation operation) => (int)answer.StatusCode switch
    {
        301 or 302 or 303 => operation.Method == HttpMethod.Get || operation.Method == HttpMethod.Head,
        307 or 308 => true,
        _ => false,
    };

    private async ValueTask<HttpResponseMessage> WireAsync(ApiCall call, Uri address, AccessToken token, CancellationToken cancellationToken)
    {
        // Not disposed with the answer: a connection that still writes the body of a refused request must not find it gone.
        var message = requests.Create(call, address, token);
        call.Attempts++;
        call.InDoubt = true;
        var sent = observation.Begin(call, address);
        try
        {
            var answer = await wire.SendAsync(message, cancellationToken).ConfigureAwait(false);
            var rate = RateLimitHeaders.Of(answer);
            budget.Observe(rate, answer.Header(HeaderNames.Date), sent.Time);
            observation.Answered(sent, call, answer, rate);
            return answer;
        }
        catch (Exception e)
        {
            observation.Failed(sent, call, e);
            throw;
        }
    }

    private async ValueTask<Outcome<ApiResponse>> SucceededAsync(ApiCall call, HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (call.Operation.Method == HttpMethod.Head)
        {
            call.InDoubt = false;
            return Outcome.FromResult(new ApiResponse(call.Operation, answer, null, 0) { Secret = call.Token?.Secret });
        }

        var (buffer, over) = await BodyReader.ReadAsync(answer.Content, options.MaxResponseBytes, cancellationToken).ConfigureAwait(false);
        using (buffer)
        {
            call.InDoubt = false;
            return over
                ? Outcome.FromException<ApiResponse>(BodyFaults.TooLarge(call.Operation, answer, options.MaxResponseBytes, call.Token?.Secret))
                : Outcome.FromResult(new ApiResponse(call.Operation, answer, buffer.Detach(), buffer.Length) { Secret = call.Token?.Secret });
        }
    }

    private async ValueTask<SevenBridgesException> FailedAsync(ApiCall call, HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        call.InDoubt = false;
        call.WasInDoubt |= (int)answer.StatusCode >= 500;
        using (var buffer = await BodyReader.ReadStartAsync(answer.Content, MaxErrorBytes, cancellationToken).ConfigureAwait(false))
        {
            var wait = RetryHint.Of(answer, RateLimitHeaders.Of(answer), budget.Server.Now);
            return ErrorAnswers.Of(call, answer, buffer.Written, wait);
        }
    }
}
