using System.Net;
using System.Text;

namespace SevenBridges.Generator.Tests.Support;

/// <summary>Answers the calls of emitted code in memory, in order, and keeps what was sent.</summary>
internal sealed class InMemoryPlatform : HttpMessageHandler
{
    private readonly Queue<string?> answers;
    private readonly List<string> sent = [];

    /// <param name="answers">One body for each call; null: an answer without content. When they run out, answers have no content.</param>
    public InMemoryPlatform(params string?[] answers)
    {
        this.answers = new(answers);
        Client = new SevenBridgesClient(new SevenBridgesOptions { Endpoint = new("https://api.good.example/v2"), Token = new('0', 32), HttpHandler = this });
    }

    public SevenBridgesClient Client { get; }

    /// <summary>Each call as <c>PATCH /letters/7 {"title":"Hello"}</c>.</summary>
    public IReadOnlyList<string> Sent => sent;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        sent.Add($"{request.Method} {request.RequestUri!.PathAndQuery["/v2".Length..]} {body}".TrimEnd());
        return answers.TryDequeue(out var answer) && answer is not null
            ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer, Encoding.UTF8, "application/json") }
            : new HttpResponseMessage(HttpStatusCode.NoContent);
    }
}
