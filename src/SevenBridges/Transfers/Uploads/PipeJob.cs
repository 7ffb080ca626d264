using SevenBridges.Http;

namespace SevenBridges.Transfers;

/// <summary>The upload of a stream that cannot seek, into a project or folder.</summary>
/// <param name="stream">The content.</param>
/// <param name="request">What it is announced as.</param>
/// <param name="destination">Where to.</param>
/// <param name="options">How.</param>
/// <param name="api">The way to the Platform.</param>
/// <param name="meter">Counts.</param>
internal sealed class PipeJob(Stream stream, UploadRequest request, UploadDestination destination, TransferOptions options, ApiContext api, ProgressMeter meter)
    : ITransferEngine<UploadedFile>
{
    private readonly PlatformUploadProtocol protocol = new(api, destination);
    private PipeUpload? upload;

    public Verification Verification => upload?.Verification ?? Verification.Unverified;

    public async Task<UploadedFile> RunAsync(CancellationToken pause, CancellationToken cancellationToken)
    {
        upload ??= new PipeUpload(stream, request, protocol, options, api.Transfers, meter);
        await upload.RunAsync(pause, cancellationToken).ConfigureAwait(false);
        return new UploadedFile { File = protocol.File!, Path = null, Bytes = upload.Length, Verification = Verification };
    }

    // What was read of the stream nobody can read again: no later process could take it up.
    public Task EndAsync(TransferEnd end, Exception cause) => upload?.AbortAsync() ?? Task.CompletedTask;

    public void Close() => upload?.Dispose();
}
