namespace SevenBridges.Transfers;

/// <summary>One download: several workers fetch ranges of one content, each range is asked for again alone, and the whole is checked before it gets its name.</summary>
internal sealed class RangedDownload : IDisposable
{
    private readonly IDownloadSource source;
    private readonly DownloadSink sink;
    private readonly TransferOptions options;
    private readonly TransferRoom room;
    private readonly ProgressMeter meter;
    private readonly SignedAddress address;
    private readonly ContentIdentity identity;
    private readonly RangeBoard board;
    private readonly RangeFetcher fetcher;
    private readonly Attempts attempts;
    private readonly TransferSubject subject;

    public RangedDownload(IDownloadSource source, DownloadSink sink, TransferOptions options, TransferRoom room, ProgressMeter meter)
    {
        (this.source, this.sink, this.options, this.room, this.meter) = (source, sink, options, room, meter);
        address = new SignedAddress(source);
        identity = new ContentIdentity(source.Size);
        board = new RangeBoard([new ByteRange(0, source.Size)], options.PartSize ?? RangeBoard.StretchFor(source.Size, Hands));
        fetcher = new RangeFetcher(address, room.Storage, identity, sink, board, meter, options.StallTimeout, room.Clock);
        attempts = new Attempts(options, room.Clock, room.Log);
        subject = new TransferSubject(source.FileName, IsUpload: false);
    }

    // A stream takes its bytes in order, and so from one worker.
    private int Hands => sink.TakesAnyOrder ? options.Connections : 1;

    /// <summary>Downloads everything that is not there yet.</summary>
    /// <param name="pause">Breaks off the requests under way; what they brought is kept.</param>
    /// <param name="cancellationToken">Ends everything.</param>
    /// <returns>What is known about the bytes.</returns>
    /// <exception cref="TransferException">It could not be done; nothing stands under the final name.</exception>
    public async Task<Verification> RunAsync(CancellationToken pause, CancellationToken cancellationToken)
    {
        meter.Expect(source.Size, null);
        try
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(pause, cancellationToken);
            await Crew.RunAsync(Hands, WorkAsync, stop.Token).ConfigureAwait(false);
            return await FinishAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (AttemptFault fault)
        {
            throw subject.Failed(fault, 1);
        }
    }

    public void Dispose() => address.Dispose();

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            using var slot = await room.Downloads.EnterAsync(cancellationToken).ConfigureAwait(false);
            if (board.Take() is not { } claim) return;
            await FetchAsync(claim, slot, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task FetchAsync(Claim claim, WorkerSlot slot, CancellationToken cancellationToken)
    {
        try
        {
            await attempts.RunAsync(AttemptAsync, subject with { Part = claim.Number }, cancellationToken, () => claim.Next).ConfigureAwait(false);
            meter.PartDone();
        }
        finally
        {
            board.Release(claim);
        }

        async Task<long> AttemptAsync(AttemptFault? before)
        {
            await fetcher.FetchAsync(claim, slot.Buffer, cancellationToken).ConfigureAwait(false);
            return claim.Next;
        }
    }

    private async Task<Verification> FinishAsync(CancellationToken cancellationToken)
    {
        var verification = options.VerifyChecksums ? await Task.Run(() => Verify(cancellationToken), cancellationToken).ConfigureAwait(false) : Verification.Unverified;
        sink.Commit();
        if (source.Size == 0) meter.PartDone();
        return verification;
    }

    // Only content that was stored in one piece has its MD5 for an ETag; of several parts the ETag is another number, with a dash in it.
    private Verification Verify(CancellationToken cancellationToken)
    {
        if (identity.ETag is not { } etag || identity.IsEncrypted || !ObjectTag.LooksLikeMd5(etag)) return Verification.Unverified;
        if (sink.Md5(new byte[PartSize.Mebibyte], cancellationToken) is not { } md5) return Verification.Unverified;
        if (etag.Equals(Convert.ToHexString(md5), StringComparison.OrdinalIgnoreCase)) return Verification.Verified;
        throw new AttemptFault(TransferFault.ChecksumWrong, "its MD5 is not the one that the object store gives (ETag)");
    }
}
