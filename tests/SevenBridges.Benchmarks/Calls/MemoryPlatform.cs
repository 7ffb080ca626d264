using System.Net;
using System.Net.Http.Headers;

namespace SevenBridges.Benchmarks.Calls;

/// <summary>Answers every request with the same body, from memory: what is left is what the client itself costs.</summary>
internal sealed class MemoryPlatform(byte[] body) : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = Json;
        var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request };
        answer.Headers.TryAddWithoutValidation("X-RateLimit-Limit", "1000");
        answer.Headers.TryAddWithoutValidation("X-RateLimit-Remaining", "1000");
        answer.Headers.TryAddWithoutValidation("X-RateLimit-Reset", "4102444800");
        answer.Headers.TryAddWithoutValidation("X-Request-Id", "f74807ab-dae6-495c-b394-04f1f189fc75");
        return Task.FromResult(answer);
    }
}
