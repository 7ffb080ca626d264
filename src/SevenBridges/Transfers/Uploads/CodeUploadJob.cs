using SevenBridges.Http;

namespace SevenBridges.Transfers;

/// <summary>An upload of the code of an automation, from the opening of the local file to the file on the Platform. Code is small: no journal remembers it.</summary>
/// <param name="path">The local file.</param>
/// <param name="automation">Whose code it is.</param>
/// <param name="options">How.</param>
/// <param name="api">The way to the Platform.</param>
/// <param name="meter">Counts.</param>
internal sealed class CodeUploadJob(string path, AutomationId automation, TransferOptions options, ApiContext api, ProgressMeter meter) : ITransferEngine<UploadedFile>
{
    private readonly CodeUploadProtocol protocol = new(api, automation);
    private UploadSource? source;
    private MultipartUpload? upload;

    public Verification Verification => upload?.Verification ?? Verification.Unverified;

    public async Task<UploadedFile> RunAsync(CancellationToken pause, CancellationToken cancellationToken)
    {
        upload ??= Prepare();
        await upload.RunAsync(pause, cancellationToken).ConfigureAwait(false);
        return new UploadedFile { File = protocol.File!, Path = path, Bytes = source!.Length, Verification = Verification };
    }

    public Task EndAsync(TransferEnd end, Exception cause) => upload?.EndAsync(end, cause) ?? Task.CompletedTask;

    public void Close() => source?.Dispose();

    private MultipartUpload Prepare()
    {
        source = FileUploadSource.Open(path);
        if (source.Length == 0) throw new ArgumentException($"'{path}' is empty: a code package holds at least one byte.", nameof(path));
        return new MultipartUpload(source, UploadRequest.For(meter.FileName, source.Length, options), protocol, resumption: null, options, api.Transfers, meter);
    }
}
