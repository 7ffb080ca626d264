using System.Net;
using System.Net.Sockets;
using SevenBridges.Transfers;

namespace SevenBridges.Http;

/// <summary>Makes what sends: one kind of handler for the API, another for storage.</summary>
internal static class Handlers
{
    /// <summary>For the API: inflates, but follows no redirect, keeps no cookie and adds no header by itself.</summary>
    public static SocketsHttpHandler ForApi(IWebProxy? proxy)
    {
        var handler = Bare(proxy);
        handler.AutomaticDecompression = DecompressionMethods.All;
        return handler;
    }

    /// <summary>For signed addresses: bytes exactly as stored, and as many connections as there are workers.</summary>
    public static SocketsHttpHandler ForStorage(IWebProxy? proxy)
    {
        var handler = Bare(proxy);
        handler.ConnectCallback = ConnectAsync;
        return handler;
    }

    /// <summary>Refuses a handler that would carry the token along a redirect before this library sees it.</summary>
    /// <param name="given">The handler.</param>
    /// <param name="option">The option that holds it.</param>
    /// <exception cref="ValidationException">It, or one inside it, follows redirects.</exception>
    public static HttpMessageHandler Checked(HttpMessageHandler given, string option)
    {
        var innermost = given;
        while (innermost is DelegatingHandler { InnerHandler: { } inner }) innermost = inner;
        if (innermost is SocketsHttpHandler { AllowAutoRedirect: true } or HttpClientHandler { AllowAutoRedirect: true })
        {
            throw new ValidationException($"The {option} follows redirects by itself and would carry what is secret along: set AllowAutoRedirect to false on it.")
            {
                Parameter = option,
            };
        }

        return given;
    }

    // As the handler itself connects, with another stream on top where TLS will read from it.
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken).ConfigureAwait(false);
            return context.InitialRequestMessage.RequestUri?.Scheme == Uri.UriSchemeHttps ? new GreedyReads(socket) : new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static SocketsHttpHandler Bare(IWebProxy? proxy) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        // Spans come from this library, one for each request; storage must see no trace headers at all, because they are not part of what was signed.
        ActivityHeadersPropagator = null,
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        ConnectTimeout = TimeSpan.FromSeconds(15),
        Proxy = proxy,
    };
}
