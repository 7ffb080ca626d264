using System.Net;
using System.Text;

namespace SevenBridges.Tests.Support;

/// <summary>A Platform in memory: answers by script or by a function, and keeps every request as it was.</summary>
internal sealed class FakePlatform : HttpMessageHandler
{
    public const string Token = "0123456789canary7b0123456789abcd";

    private readonly Func<Seen, CancellationToken, Task<HttpResponseMessage>> answer;
    private readonly List<Seen> requests = [];

    public FakePlatform(Func<Seen, CancellationToken, Task<HttpResponseMessage>> answer) => this.answer = answer;

    public FakePlatform(Func<Seen, HttpResponseMessage> answer) : this((seen, _) => Task.FromResult(answer(seen)))
    {
    }

    /// <summary>Answers with one after the other; the last one for ever.</summary>
    public FakePlatform(params Func<Seen, HttpResponseMessage>[] answers) =>
        answer = (seen, _) => Task.FromResult(answers[Math.Min(seen.Number, answers.Length) - 1](seen));

    public IReadOnlyList<Seen> Requests
    {
        get
        {
            lock (requests) return [.. requests];
        }
    }

    public SevenBridgesClient Client(Action<SevenBridgesOptions>? configure = null)
    {
        var options = new SevenBridgesOptions { Endpoint = new("https://api.good.example/v2"), Token = Token, HttpHandler = this };
        configure?.Invoke(options);
        return new(options);
    }

    public static HttpResponseMessage Json(string json, HttpStatusCode status = HttpStatusCode.OK, params (string Name, string Value)[] headers)
    {
        var message = new HttpResponseMessage(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers) message.Headers.TryAddWithoutValidation(name, value);
        return message;
    }

    public static HttpResponseMessage Error(int status, int code, string message = "refused", params (string Name, string Value)[] headers) =>
        Json($$"""{"status":{{status}},"code":{{code}},"message":"{{message}}","more_info":null}""", (HttpStatusCode)status, headers);

    /// <summary>What happens to a connection that breaks after the request went out.</summary>
    public static HttpResponseMessage Cut() =>
        throw new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended prematurely.", new IOException("cut"));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        Seen seen;
        lock (requests) requests.Add(seen = new(requests.Count + 1, request, body));
        return await answer(seen, cancellationToken);
    }

    /// <summary>A request as it would go out.</summary>
    internal sealed record Seen(int Number, HttpRequestMessage Message, byte[]? Body)
    {
        public string Method => Message.Method.Method;

        /// <summary>Path and query exactly as the request line would have them.</summary>
        public string Target => Message.RequestUri!.PathAndQuery;

        public string? Header(string name) => Message.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;
    }
}
