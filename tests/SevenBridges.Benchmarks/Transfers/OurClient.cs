using SevenBridges.Http;

namespace SevenBridges.Benchmarks.Transfers;

/// <summary>This library, with default settings unless a row says otherwise.</summary>
internal sealed class OurClient : IDisposable
{
    private readonly SocketsHttpHandler? trusting;

    public OurClient(LineProcess server)
    {
        if (server.Line.IsEncrypted) trusting = Trusting(Handlers.ForStorage(null));
        Platform = new SevenBridgesClient(new SevenBridgesOptions
        {
            Endpoint = new Uri(server.Origin, "/v2"),
            Token = "none",
            HttpHandler = trusting,
            StorageHandler = trusting,
        });
    }

    public SevenBridgesClient Platform { get; }

    /// <summary>Hashing is a row of its own.</summary>
    public static TransferOptions Options { get; } = new() { Overwrite = true, VerifyChecksums = false };

    public Task DownloadAsync(string file, string path, TransferOptions? options = null) => Platform.Files.DownloadAsync(file, path, options ?? Options);

    public Task UploadAsync(string path, TransferOptions? options = null) =>
        Platform.Files.UploadAsync(path, UploadDestination.InProject("me/bench"), options ?? Options);

    public void Dispose()
    {
        Platform.DisposeAsync().AsTask().GetAwaiter().GetResult();
        trusting?.Dispose();
    }

    private static SocketsHttpHandler Trusting(SocketsHttpHandler handler)
    {
        handler.SslOptions.RemoteCertificateValidationCallback = LineServer.IsOurs;
        return handler;
    }
}
