using System.Net;

namespace SevenBridges.Contract.Tests;

/// <summary>Stands between our client and the Platform: keeps the last answer, and can give it again with another body.</summary>
internal sealed class Tap() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    /// <summary>The last answer that came over the wire.</summary>
    public WireAnswer? Last { get; private set; }

    /// <summary>What every call is answered from now on, without a connection; null: what the Platform says.</summary>
    public WireAnswer? Instead { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Instead is { } answer)
            return answer.ToMessage();
        var message = await base.SendAsync(request, cancellationToken);
        Last = await WireAnswer.OfAsync(message, cancellationToken);
        message.Dispose();
        return Last.ToMessage();
    }
}

/// <summary>An answer as it came: status, headers, body.</summary>
internal sealed record WireAnswer(HttpStatusCode Status, IReadOnlyList<(string Name, string Value)> Headers, string Body, string? ContentType)
{
    private const string Total = "X-Total-Matching-Query";

    public static async Task<WireAnswer> OfAsync(HttpResponseMessage message, CancellationToken cancel) => new(
        message.StatusCode,
        [.. message.Headers.NonValidated.Select(header => (header.Key, header.Value.ToString()))],
        await message.Content.ReadAsStringAsync(cancel),
        message.Content.Headers.ContentType?.ToString());

    public bool HasTotal => Headers.Any(header => header.Name == Total);

    /// <summary>The same page of a longer list.</summary>
    public WireAnswer WithTotal(string total) => this with { Headers = [.. Headers.Select(header => header.Name == Total ? (header.Name, total) : header)] };

    public HttpResponseMessage ToMessage()
    {
        var message = new HttpResponseMessage(Status) { Content = new StringContent(Body) };
        message.Content.Headers.ContentType = ContentType is null ? null : System.Net.Http.Headers.MediaTypeHeaderValue.Parse(ContentType);
        foreach (var (name, value) in Headers)
            message.Headers.TryAddWithoutValidation(name, value);
        return message;
    }
}
