using SevenBridges.Http;

namespace SevenBridges.Transfers;

/// <summary>An upload into a project or folder, from the opening of the local content to the file on the Platform.</summary>
/// <param name="open">Opens the local content.</param>
/// <param name="path">Where it is; null: nowhere that a later process would find it.</param>
/// <param name="destination">Where to.</param>
/// <param name="options">How.</param>
/// <param name="api">The way to the Platform.</param>
/// <param name="meter">Counts.</param>
internal sealed class UploadJob(
    Func<UploadSource> open, string? path, UploadDestination destination, TransferOptions options, ApiContext api, ProgressMeter meter) : ITransferEngine<UploadedFile>
{
    // What is sent in one part is not worth being taken up; but that it was begun is known, or what a process that died has left open would stand in the way of the next.
    private const long LeastRemembered = 4 * PartSize.Mebibyte;

    private readonly PlatformUploadProtocol protocol = new(api, destination);
    private UploadSource? source;
    private UploadJournal? journal;
    private MultipartUpload? upload;

    public Verification Verification => upload?.Verification ?? Verification.Unverified;

    public async Task<UploadedFile> RunAsync(CancellationToken pause, CancellationToken cancellationToken)
    {
        upload ??= Prepare();
        await upload.RunAsync(pause, cancellationToken).ConfigureAwait(false);
        Forget();
        return new UploadedFile { File = protocol.File!, Path = path, Bytes = source!.Length, Verification = Verification };
    }

    public async Task EndAsync(TransferEnd end, Exception cause)
    {
        // When even giving up does not reach the Platform, the journal still knows the upload, and the next run takes it up.
        if (upload is not null && await upload.EndAsync(end, cause).ConfigureAwait(false)) Forget();
    }

    public void Close()
    {
        journal?.Dispose();
        source?.Dispose();
    }

    private MultipartUpload Prepare()
    {
        source = open();
        var request = UploadRequest.For(meter.FileName, source.Length, options);
        return new MultipartUpload(source, request, protocol, Resumption(source), options, api.Transfers, meter);
    }

    private UploadResumption? Resumption(UploadSource content)
    {
        if (path is null) return null;
        var place = UploadJournal.MarkOf(api.Client.Endpoint, destination, meter.FileName);
        // What an earlier process left is looked at whatever is wanted now: its upload would stay open on the Platform, and stand in the way of this one.
        if (!options.Resume && !File.Exists(UploadJournal.PathOf(path, place))) return null;
        var isWorthTakingUp = options.Resume && content.Length >= LeastRemembered;
        try
        {
            journal = UploadJournal.Open(path, place);
            return new UploadResumption(journal, place, content, meter.FileName, protocol, api.Transfers, isWorthTakingUp);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            if (isWorthTakingUp) api.Transfers.Log.JournalNotWritten(UploadJournal.PathOf(path, place), failure.Message);
            return null;
        }
    }

    private void Forget()
    {
        try
        {
            journal?.Delete();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            api.Transfers.Log.TemporaryFileLeft(journal!.Path, failure.Message);
        }
    }
}
