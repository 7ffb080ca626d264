using SevenBridges.Http;

namespace SevenBridges.Transfers;

/// <summary>A download, from the details of the file on the Platform to the local content.</summary>
/// <param name="details">Reads name and size, unless they are known.</param>
/// <param name="open">Opens what the content goes to.</param>
/// <param name="options">How.</param>
/// <param name="api">The way to the Platform.</param>
/// <param name="meter">Counts.</param>
internal sealed class DownloadJob(
    Func<CancellationToken, Task<PlatformFile>> details, Func<PlatformFile, DownloadSink> open, TransferOptions options, ApiContext api, ProgressMeter meter)
    : ITransferEngine<DownloadResult>
{
    private PlatformFile? file;
    private DownloadSink? sink;
    private RangedDownload? download;

    public Verification Verification { get; private set; }

    public async Task<DownloadResult> RunAsync(CancellationToken pause, CancellationToken cancellationToken)
    {
        file ??= await details(cancellationToken).ConfigureAwait(false);
        try
        {
            download ??= Prepare(file, pause, cancellationToken);
            Verification = await download.RunAsync(pause, cancellationToken).ConfigureAwait(false);
        }
        catch (TransferException failure) when (sink?.CanBeKept == true && IsWorthKeeping(TransferEnd.Failed, failure))
        {
            throw failure.Adding("What has come is kept: the same call goes on where this one ended.");
        }

        return new DownloadResult { FileId = file.Id, Path = sink!.Path, Bytes = file.Size ?? 0, Verification = Verification, VerifiedBy = download.VerifiedBy };
    }

    public Task EndAsync(TransferEnd end, Exception cause)
    {
        if (IsWorthKeeping(end, cause)) sink?.KeepForLater();
        return Task.CompletedTask;
    }

    /// <summary>What ended because of the line, the disk or its caller may be taken up later; what was stopped, or had wrong bytes, may not.</summary>
    public static bool IsWorthKeeping(TransferEnd end, Exception cause) => end switch
    {
        TransferEnd.Interrupted => true,
        TransferEnd.Failed when cause is TransferException failure => failure.Fault switch
        {
            TransferFault.Refused => failure.Status != System.Net.HttpStatusCode.NotFound,
            TransferFault.AddressExpired or TransferFault.ConnectionLost or TransferFault.Stalled or TransferFault.ContentCut or TransferFault.ChecksumMissing
                or TransferFault.RangeIgnored or TransferFault.RangeShifted or TransferFault.LocalFile => true,
            _ => false,
        },
        // Someone else made a file of that name meanwhile; which one is wanted, its owner decides.
        TransferEnd.Failed => cause is not SevenBridgesException failure || failure.IsTransient || failure is LocalFileAlreadyExistsException,
        _ => false,
    };

    /// <exception cref="TransferException">It has none.</exception>
    public static long SizeOf(PlatformFile file)
    {
        if (FolderWalk.IsFolder(file)) throw Refused(file, "it is a folder");
        return file.Size is >= 0 and var size ? size : throw Refused(file, "the Platform does not say how large it is");
    }

    public void Close() => sink?.Dispose();

    private RangedDownload Prepare(PlatformFile found, CancellationToken pause, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(pause, cancellationToken);
        meter.FileName = found.Name;
        var source = new PlatformDownloadSource(api, found.Id, found.Name, SizeOf(found));
        sink ??= open(found); // after a pause while bytes were read back it is open already
        return new RangedDownload(source, sink, sink.Restore(found.Id, source.Size, stop.Token), options, api.Transfers, meter);
    }

    private static TransferException Refused(PlatformFile file, string why) =>
        new($"'{LocalName.Shown(file.Name)}' was not downloaded: {why}.") { Fault = TransferFault.Refused, FileName = file.Name };
}
