using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using SevenBridges.Emulator.Faults;

namespace SevenBridges.Emulator.Storage;

/// <summary>The object store behind the Platform: another origin, entered by signed addresses only, and never with a token.</summary>
internal sealed class StorageServer : IAsyncDisposable
{
    private const int BufferSize = 1024 * 1024;

    private static readonly string[] ApiHeaders = ["X-SBG-Auth-Token", "Authorization", "X-SBG-Advance-Access"];

    private readonly WebApplication application;
    private readonly PlatformState state;
    private readonly Action<string> violation;
    private readonly ContentSender sender;
    private readonly PartReceiver receiver;

    private StorageServer(PlatformState state, FaultScript faults, Action<string> violation)
    {
        (this.state, this.violation) = (state, violation);
        (sender, receiver) = (new ContentSender(state, faults), new PartReceiver(state, faults));
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => Configure(options, state.Options.Url));
        builder.Services.AddSingleton<IMemoryPoolFactory<byte>, LargeBlocks>();
        application = builder.Build();
        application.Run(HandleAsync);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Starts it on a free port of the address that the API has, and gives the state the signer of its addresses.</summary>
    /// <param name="state">Where files and uploads are.</param>
    /// <param name="faults">What shall go wrong.</param>
    /// <param name="violation">Told in a sentence what a caller must never do.</param>
    public static async Task<StorageServer> StartAsync(PlatformState state, FaultScript faults, Action<string> violation)
    {
        var server = new StorageServer(state, faults, violation);
        await server.application.StartAsync().ConfigureAwait(false);
        var bound = new Uri(server.application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        server.Address = new UriBuilder(Uri.UriSchemeHttp, HostFor(state.Options.Url), bound.Port).Uri;
        state.Signer = new AddressSigner(server.Address, state.Clock, state.Options.SignatureLifetime);
        return server;
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();

    // Speed is the caller's affair here: no limits on size or rate, and buffers that let 64 connections flow.
    private static void Configure(KestrelServerOptions options, Uri url)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = null;
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        options.Limits.MaxRequestBufferSize = BufferSize;
        options.Limits.MaxResponseBufferSize = BufferSize;
        options.Listen(IPAddress.TryParse(url.Host, out var address) ? address : IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
    }

    // Who listens everywhere is reached by whatever name the machine has; the one that surely works is its own.
    private static string HostFor(Uri url) =>
        IPAddress.TryParse(url.Host, out var address) && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any) ? url.Host : "127.0.0.1";

    private Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        var target = StorageTarget.Parse(path);
        if (Refuse(context, path, target) is { } error)
            return error.WriteAsync(context);
        return target.Part > 0 ? receiver.ReceiveAsync(context, target.Id, target.Part) : sender.SendAsync(context, target.Id);
    }

    private StorageError? Refuse(HttpContext context, string path, StorageTarget target)
    {
        foreach (var header in ApiHeaders)
        {
            if (!context.Request.Headers.ContainsKey(header))
                continue;
            violation($"{context.Request.Method} of a signed address carries the header '{header}', which belongs to the API alone.");
            return StorageError.ApiHeader(header);
        }

        var (expires, signature) = SignatureOf(context.Request.QueryString);
        if (target.Id.Length == 0 || !state.Signer.IsGenuine(path, expires, signature) || context.Request.Method != (target.Part > 0 ? "PUT" : "GET"))
            return StorageError.BadSignature;
        return state.Signer.IsExpired(expires) ? StorageError.Expired : null;
    }

    private static (string Expires, string Signature) SignatureOf(QueryString query)
    {
        var (expires, signature) = ("", "");
        foreach (var pair in new QueryStringEnumerable(query.Value))
            if (pair.EncodedName.Span.SequenceEqual("expires"))
                expires = pair.EncodedValue.ToString();
            else if (pair.EncodedName.Span.SequenceEqual("signature"))
                signature = pair.EncodedValue.ToString();
        return (expires, signature);
    }
}
