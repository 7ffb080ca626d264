using SevenBridges.Http;

namespace SevenBridges.Transfers;

/// <summary>An upload into a project or folder, from the opening of the local content to the file on the Platform.</summary>
internal sealed class UploadJob(Func<UploadSource> open, UploadDestination destination, TransferOptions options, ApiContext api, ProgressMeter meter)
    : ITransferEngine<PlatformFile>
{
    private readonly PlatformUploadProtocol protocol = new(api, destination);
    private UploadSource? source;
    private MultipartUpload? upload;

    public Verification Verification => upload?.Verification ?? Verification.Unverified;

    public async Task<PlatformFile> RunAsync(CancellationToken pause, CancellationToken cancellationToken)
    {
        upload ??= Prepare();
        await upload.RunAsync(pause, cancellationToken).ConfigureAwait(false);
        return protocol.File!;
    }

    public Task EndAsync(TransferEnd end, Exception cause) => upload?.AbortAsync() ?? Task.CompletedTask;

    public void Close() => source?.Dispose();

    private MultipartUpload Prepare()
    {
        source = open();
        return new MultipartUpload(source, UploadRequest.For(meter.FileName, source.Length, options), protocol, options, api.Transfers, meter);
    }
}
