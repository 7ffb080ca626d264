using System.Net;
using Polly;
using SevenBridges.Configuration;

namespace SevenBridges.Http;

/// <summary>The innermost step, a single try: token, message, redirects that stay on this origin, and the answer read whole.</summary>
internal sealed class WireStep(
    PlatformOrigin origin, Credential credential, RequestFactory requests, HttpMessageInvoker wire, RequestBudget budget, Observation observation,
    int maxResponseBytes) : CallStep
{
    private const int MaxErrorBytes = 64 * 1024;
    private const int MaxRedirects = 5;

    public override async ValueTask<Outcome<ApiResponse>> RunAsync(ApiCall call, CancellationToken cancellationToken)
    {
        try
        {
            call.Token = await credential.GetAsync(cancellationToken).ConfigureAwait(false);
            using var answer = await AuthorizedAsync(call, call.Token, cancellationToken).ConfigureAwait(false);
            return answer.IsSuccessStatusCode
                ? await SucceededAsync(call, answer, cancellationToken).ConfigureAwait(false)
                : await FailedAsync(call, answer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // Layers judge outcomes; the step around this one gives every failure its type.
            return Outcome.FromException<ApiResponse>(e);
        }
    }

    /// <summary>Sends; when the token is refused and its provider has another by now, sends once more: a refused call has not happened.</summary>
    private ValueTask<HttpResponseMessage> AuthorizedAsync(ApiCall call, AccessToken token, CancellationToken cancellationToken)
    {
        var answer = FollowAsync(call, token, cancellationToken);
        return credential.Provider is null ? answer : RenewedAsync(answer, call, token, cancellationToken);
    }

    private async ValueTask<HttpResponseMessage> RenewedAsync(ValueTask<HttpResponseMessage> pending, ApiCall call, AccessToken token, CancellationToken cancellationToken)
    {
        var answer = await pending.ConfigureAwait(false);
        if (answer.StatusCode != HttpStatusCode.Unauthorized) return answer;
        // What was refused has not happened, however long the provider takes and whatever comes of it.
        call.InDoubt = false;
        if (await RenewalAsync(answer, token, cancellationToken).ConfigureAwait(false) is not { } renewed) return answer;
        answer.Dispose();
        return await FollowAsync(call, call.Token = renewed, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<AccessToken?> RenewalAsync(HttpResponseMessage refusal, AccessToken refused, CancellationToken cancellationToken)
    {
        try
        {
            return await credential.RenewedAsync(refused, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            refusal.Dispose();
            throw;
        }
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
            budget.Observe(rate, sent.Time);
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

        var (buffer, over) = await BodyReader.ReadAsync(answer.Content, maxResponseBytes, cancellationToken).ConfigureAwait(false);
        using (buffer)
        {
            call.InDoubt = false;
            return over
                ? Outcome.FromException<ApiResponse>(BodyFaults.TooLarge(call.Operation, answer, maxResponseBytes, call.Token?.Secret))
                : Outcome.FromResult(new ApiResponse(call.Operation, answer, buffer.Detach(), buffer.Length) { Secret = call.Token?.Secret });
        }
    }

    private async ValueTask<Outcome<ApiResponse>> FailedAsync(ApiCall call, HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        // A refusal is one from its first line on; of any other status the fate is told by the body, which may not come in time.
        call.InDoubt = (int)answer.StatusCode is not (>= 400 and < 500 and not 408);
        using var buffer = await BodyReader.ReadStartAsync(answer.Content, MaxErrorBytes, cancellationToken).ConfigureAwait(false);
        call.InDoubt = false;
        var wait = RetryHint.Of(answer, RateLimitHeaders.Of(answer), budget.Server.Now);
        if (call.IsOwnDeletion(answer.StatusCode))
            return Outcome.FromResult(new ApiResponse(call.Operation, answer, null, 0) { Status = HttpStatusCode.NoContent, Secret = call.Token?.Secret });
        var failure = ErrorAnswers.Of(call, answer, buffer.Written, wait);
        // Maintenance refuses before anything happens; any other answer above 500 may come from a server that had begun.
        call.WasInDoubt |= (int)answer.StatusCode >= 500 && !failure.IsMaintenance;
        return Outcome.FromException<ApiResponse>(failure);
    }
}
