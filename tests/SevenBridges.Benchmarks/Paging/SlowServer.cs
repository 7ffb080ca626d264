using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SevenBridges.Benchmarks.Paging;

/// <summary>A server on loopback that answers each page of a listing after a while, as one far away does.</summary>
internal sealed class SlowServer : IAsyncDisposable
{
    private readonly WebApplication _server;
    private int _requests;

    private SlowServer(WebApplication server) => _server = server;

    public Uri Endpoint => new(_server.Urls.Single() + "/v2");

    public int Requests => Volatile.Read(ref _requests);

    public static async Task<SlowServer> StartAsync(int files, TimeSpan delay)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var server = new SlowServer(app);
        app.MapGet("/v2/files", context => server.AnswerAsync(context, files, delay));
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, int files, TimeSpan delay)
    {
        Interlocked.Increment(ref _requests);
        await Task.Delay(delay, TimeProvider.System, context.RequestAborted);
        var page = new Listing(Endpoint.ToString(), files).Page(context.Request.QueryString.Value ?? "");
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = page.Length;
        context.Response.Headers["X-Total-Matching-Query"] = files.ToString(CultureInfo.InvariantCulture);
        await context.Response.Body.WriteAsync(page);
    }
}
