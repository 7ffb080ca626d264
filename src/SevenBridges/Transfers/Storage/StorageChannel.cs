using System.Net;
using SevenBridges.Http;

namespace SevenBridges.Transfers;

/// <summary>The way to signed addresses: no token, no header of the API, and redirects that are followed by hand, a few, never from https to http.</summary>
internal sealed class StorageChannel(HttpMessageInvoker storage)
{
    private const int MostRedirects = 5;

    /// <summary>Sends a request and gives the answer as soon as its headers are there. The caller disposes it.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="compose">Makes the request for an address; called anew for each redirect, because a request is sent once only.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<HttpResponseMessage> SendAsync(Uri address, Func<Uri, HttpRequestMessage> compose, CancellationToken cancellationToken)
    {
        for (var redirects = 0; ; redirects++)
        {
            using var request = compose(address);
            var answer = await SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (!IsRedirect(answer.StatusCode, request.Method) || answer.Header(HeaderNames.Location) is not { } location) return answer;
            answer.Dispose();
            address = Next(address, location, redirects);
        }
    }

    // What is disposed is told by the name that the caller knows.
    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await storage.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (ObjectDisposedException e)
        {
            throw new ObjectDisposedException($"The transfer has no result: its {nameof(SevenBridgesClient)} was disposed before it was done.", e);
        }
    }

    // Content that is on its way cannot be called back, and a part is signed for its place: a redirect of a part is an answer like any other refusal.
    private static bool IsRedirect(HttpStatusCode status, HttpMethod method) => method == HttpMethod.Get && status is
        HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private static Uri Next(Uri from, string location, int redirects)
    {
        if (redirects >= MostRedirects) throw Astray($"the object store redirected more than {MostRedirects} times");
        var next = SignedUri.Redirected(from, location) ?? throw Astray("the object store redirected to something that is no web address");
        if (from.Scheme == "https" && next.Scheme != "https") throw Astray($"the object store redirected from https to http, to {next.Host}");
        return next;
    }

    private static AttemptFault Astray(string reason) => new(TransferFault.Refused, reason);
}
