using System.Globalization;
using System.Net;

namespace SevenBridges.Benchmarks.Paging;

/// <summary>Answers every page of a listing at once, from memory.</summary>
internal sealed class MemoryListing(int files) : HttpMessageHandler
{
    public const string Endpoint = "http://127.0.0.1:9/v2";

    private readonly Listing _listing = new(Endpoint, files);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Method == HttpMethod.Get ? _listing.Page(request.RequestUri!.Query) : "{}"u8.ToArray();
        var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } }, RequestMessage = request };
        answer.Headers.TryAddWithoutValidation("X-Total-Matching-Query", _listing.Files.ToString(CultureInfo.InvariantCulture));
        return Task.FromResult(answer);
    }
}
