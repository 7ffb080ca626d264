namespace SevenBridges.Transfers;

/// <summary>One download: several workers fetch ranges of one content, each range is asked for again alone, and the whole is checked before it gets its name.</summary>
internal sealed class RangedDownload
{
    private const int MostBeginnings = 3;

    private readonly IDownloadSource source;
    private readonly DownloadSink sink;
    private readonly TransferOptions options;
    private readonly TransferRoom room;
    private readonly ProgressMeter meter;
    private readonly SignedAddress address;
    private readonly Attempts attempts;
    private readonly TransferSubject subject;
    private readonly bool isTakenUp;
    private Round round;
    private int beginnings = 1;
    private long fetched;

    // What came before it was begun anew, when it is not sure whether that was other content or only had a wrong ETag.
    private List<(ByteRange Range, uint? Checksum)> doubted = [];

    /// <param name="source">What is fetched.</param>
    /// <param name="sink">Where it goes.</param>
    /// <param name="present">Which bytes are there already.</param>
    /// <param name="options">How.</param>
    /// <param name="room">Workers and the way to the object store.</param>
    /// <param name="meter">Counts.</param>
    public RangedDownload(
        IDownloadSource source, DownloadSink sink, IReadOnlyList<ByteRange> present, TransferOptions options, TransferRoom room, ProgressMeter meter)
    {
        (this.source, this.sink, this.options, this.room, this.meter) = (source, sink, options, room, meter);
        address = new SignedAddress(source);
        attempts = new Attempts(options, room.Clock, room.Log);
        subject = new TransferSubject(source.FileName, IsUpload: false);
        isTakenUp = present.Count > 0;
        round = NewRound(isTakenUp ? TakeUp(present) : [new ByteRange(0, source.Size)]);
    }

    /// <summary>By which checksum the bytes were verified; null: they were not.</summary>
    public ChecksumKind? VerifiedBy { get; private set; }

    // A stream takes its bytes in order, and so from one worker.
    private int Hands => sink.TakesAnyOrder ? options.ConnectionsWithinBudget : 1;

    /// <summary>Downloads everything that is not there yet.</summary>
    /// <param name="pause">Breaks off the requests under way; what they brought is kept.</param>
    /// <param name="cancellationToken">Ends everything.</param>
    /// <returns>What is known about the bytes.</returns>
    /// <exception cref="TransferException">It could not be done; nothing stands under the final name.</exception>
    public async Task<Verification> RunAsync(CancellationToken pause, CancellationToken cancellationToken)
    {
        meter.Expect(source.Size, null);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(pause, cancellationToken);
        while (true)
        {
            try
            {
                await RunRoundAsync(stop.Token, cancellationToken).ConfigureAwait(false);
                return VerifiedBy is null ? Verification.Unverified : Verification.Verified;
            }
            catch (TransferException failure) when (IsWorthBeginningAnew(failure))
            {
                BeginAnew(failure, stop.Token);
            }
        }
    }

    private async Task RunRoundAsync(CancellationToken pause, CancellationToken cancellationToken)
    {
        try
        {
            await BeReadyAsync(pause).ConfigureAwait(false);
            await Crew.RunAsync(Math.Min(Hands, round.Board.MostClaims), token => WorkAsync(token, cancellationToken), pause).ConfigureAwait(false);
            await FinishAsync(pause).ConfigureAwait(false);
        }
        catch (AttemptFault fault)
        {
            throw subject.Failed(fault, 1);
        }
    }

    // Before there is a slot: while it is asked for, others move bytes.
    private async Task BeReadyAsync(CancellationToken cancellationToken)
    {
        if (round.Board.MostClaims == 0) return;
        await room.Downloads.Ready.EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await attempts.RunAsync(async _ => await address.GetAsync(cancellationToken).ConfigureAwait(false), subject, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            room.Downloads.Ready.Leave();
        }
    }

    private async Task WorkAsync(CancellationToken pause, CancellationToken cancellationToken)
    {
        while (true)
        {
            var slot = await room.Downloads.EnterAsync(pause).ConfigureAwait(false);
            if (round.Board.Take() is not { } claim)
            {
                slot.Dispose();
                return;
            }

            await FetchAsync(claim, slot, pause, cancellationToken).ConfigureAwait(false);
        }
    }

    // Between attempts it holds no slot: one object store that is ill must not keep others waiting.
    private async Task FetchAsync(Claim claim, WorkerSlot slot, CancellationToken pause, CancellationToken cancellationToken)
    {
        try
        {
            await attempts.RunAsync(AttemptAsync, subject with { Part = claim.Number }, pause, () => claim.Next, () => Volatile.Read(ref fetched)).ConfigureAwait(false);
            Interlocked.Increment(ref fetched);
            meter.PartDone();
        }
        finally
        {
            round.Board.Release(claim);
        }

        async Task<long> AttemptAsync(AttemptFault? before)
        {
            if (before is not null) slot = await room.Downloads.EnterAsync(pause).ConfigureAwait(false);
            using var held = slot;
            await round.Fetcher.FetchAsync(claim, held.Buffer, pause, cancellationToken).ConfigureAwait(false);
            return claim.Next;
        }
    }

    // Reading back takes as long as the disk does: a pause interrupts that too, and it goes on where it was. Only the flushing and renaming is not interrupted.
    private async Task FinishAsync(CancellationToken pause)
    {
        if (doubted.Exists(before => sink.ChecksumOf(before.Range, pause) != before.Checksum)) throw ContentIdentity.Changed();
        if (options.VerifyChecksums) VerifiedBy = await Task.Run(() => Verify(pause), pause).ConfigureAwait(false);
        sink.Commit();
        if (source.Size == 0) meter.PartDone();
    }

    // The first that can be computed is enough: a CRC-32C costs nothing more, while the others are read back for.
    private ChecksumKind? Verify(CancellationToken cancellationToken)
    {
        foreach (var told in round.Identity.Checksums)
        {
            if (sink.Hash(told.Kind, cancellationToken) is not { } ours) continue;
            return told.Is(ours) ? told.Kind : throw new AttemptFault(TransferFault.ChecksumWrong, $"its {told.Name} is not the one that the object store tells");
        }

        return null;
    }

    // Which byte is wrong, or whether it is the checksum, a checksum of the whole does not tell: everything is fetched once more. The same when what an earlier process
    // has left is of other content, when it cannot be told any more whether it is, or when all answers contradict a single one: then its ETag may have been wrong. Content
    // that becomes another midway is an error.
    private bool IsWorthBeginningAnew(TransferException failure) => beginnings < MostBeginnings && sink.TakesAnyOrder && failure.Fault switch
    {
        TransferFault.ChecksumWrong or TransferFault.ChecksumMissing => true,
        TransferFault.ContentChanged => isTakenUp || (!round.Identity.IsConfirmed && doubted.Count == 0),
        _ => false,
    };

    private void BeginAnew(TransferException failure, CancellationToken cancellationToken)
    {
        if (failure.Fault == TransferFault.ContentChanged && !isTakenUp)
            doubted = [.. MissingRanges.Of(round.Board.Free, source.Size).Select(range => (range, sink.ChecksumOf(range, cancellationToken)))];
        room.Log.BeginsAnew(source.FileName, failure.Message);
        beginnings++;
        meter.BeginAnew();
        sink.Forget();
        round = NewRound([new ByteRange(0, source.Size)]);
    }

    private IReadOnlyList<ByteRange> TakeUp(IReadOnlyList<ByteRange> present)
    {
        var missing = MissingRanges.Of(present, source.Size);
        var there = source.Size - missing.Sum(range => range.Length);
        room.Log.TakenUpAgain(source.FileName, there);
        meter.HadDone(there, 0);
        return missing; // nothing, when only its name was missing: then what the object store told before is compared
    }

    private Round NewRound(IReadOnlyList<ByteRange> missing)
    {
        var identity = new ContentIdentity(source.Size, sink.Journal?.Content ?? JournalContent.Unknown, options.VerifyChecksums);
        var board = new RangeBoard(missing, options.PartSize ?? RangeBoard.StretchFor(source.Size, Hands), room.Clock);
        return new Round(identity, board, new RangeFetcher(address, room, identity, sink, board, meter, options.StallTimeout));
    }

    /// <summary>One go at the whole content: which content it is, what is fetched of it, and by whom.</summary>
    private sealed record Round(ContentIdentity Identity, RangeBoard Board, RangeFetcher Fetcher);
}
