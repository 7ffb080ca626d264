using System.Net;

namespace SevenBridges.Hosting.Tests;

/// <summary>A Platform in memory that keeps where each request went and with which token; answers with one status after the other, the last for ever.</summary>
internal sealed class Recorder(params HttpStatusCode[] statuses) : HttpMessageHandler
{
    private readonly List<(string Address, string Token)> requests = [];

    public IReadOnlyList<(string Address, string Token)> Requests => requests;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var token = request.Headers.TryGetValues("X-SBG-Auth-Token", out var values) ? values.Single() : request.Headers.Authorization!.ToString();
        requests.Add((request.RequestUri!.OriginalString, token));
        var status = statuses.Length == 0 ? HttpStatusCode.OK : statuses[Math.Min(requests.Count, statuses.Length) - 1];
        return Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent("{}"), RequestMessage = request });
    }
}
