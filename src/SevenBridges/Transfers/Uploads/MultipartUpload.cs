using System.Collections.Concurrent;

namespace SevenBridges.Transfers;

/// <summary>One upload, from opening to closing: parts go side by side, and each is repeated alone. It can be interrupted and run again.</summary>
internal sealed class MultipartUpload
{
    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromMinutes(1);

    private readonly UploadSource source;
    private readonly UploadRequest request;
    private readonly IUploadProtocol protocol;
    private readonly TransferOptions options;
    private readonly TransferRoom room;
    private readonly ProgressMeter meter;
    private readonly EtagJudge etags;
    private readonly PartSender sender;
    private readonly Attempts attempts;
    private readonly Gate connections;
    private readonly TransferSubject subject;
    private readonly UploadResumption? resumption;
    private readonly ConcurrentDictionary<int, PartReceipt> reported = new();
    private UploadSession? session;
    private TransferPlan plan;

    /// <param name="source">What is sent.</param>
    /// <param name="request">What it is announced as.</param>
    /// <param name="protocol">The Platform's half.</param>
    /// <param name="resumption">Takes up what was begun earlier, and remembers; null: nothing does.</param>
    /// <param name="options">How.</param>
    /// <param name="room">Workers and the way to the object store.</param>
    /// <param name="meter">Counts.</param>
    public MultipartUpload(
        UploadSource source, UploadRequest request, IUploadProtocol protocol, UploadResumption? resumption, TransferOptions options, TransferRoom room, ProgressMeter meter)
    {
        this.resumption = resumption;
        (this.source, this.request, this.protocol, this.options, this.room, this.meter) = (source, request, protocol, options, room, meter);
        etags = new EtagJudge(options.VerifyChecksums);
        sender = new PartSender(source, room.Storage, etags, meter, options.StallTimeout, room.Clock);
        attempts = new Attempts(options, room.Clock, room.Log);
        connections = new Gate(options.Connections);
        subject = new TransferSubject(request.Name, IsUpload: true);
    }

    /// <summary>What is known about the bytes, once they are there.</summary>
    public Verification Verification => etags.Verdict;

    /// <summary>Uploads everything that is not there yet; the protocol then knows the file.</summary>
    /// <param name="pause">Breaks off the parts under way; parts that are sent are still reported.</param>
    /// <param name="cancellationToken">Ends everything.</param>
    /// <exception cref="TransferException">It could not be done. The upload is still open on the Platform.</exception>
    public async Task RunAsync(CancellationToken pause, CancellationToken cancellationToken)
    {
        if (session is null && await IsDoneAsync(cancellationToken).ConfigureAwait(false)) return;
        if (session is null) await BeginAsync(cancellationToken).ConfigureAwait(false);
        await SendPartsAsync(pause, cancellationToken).ConfigureAwait(false);
        await CloseAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives the upload up on the Platform, if it is open there. What goes wrong with that is logged.</summary>
    /// <returns>False: it may still be open.</returns>
    public async Task<bool> AbortAsync()
    {
        if (session is null) return true;
        // The caller's token may be the reason for giving up; what is open on the Platform must be closed all the same, but not for ever.
        using var limit = new CancellationTokenSource(LongestGoodbye, room.Clock);
        try
        {
            await protocol.AbortAsync(session, limit.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception failure) when (failure is SevenBridgesException or OperationCanceledException)
        {
            room.Log.AbortFailed(request.Name, failure.Message);
            return false;
        }
    }

    // Its process died between the end of the upload and the end of its journal. What was compared then, nobody remembers: the outcome is unverified.
    private async Task<bool> IsDoneAsync(CancellationToken cancellationToken)
    {
        if (resumption is null || !await resumption.IsDoneAsync(request, cancellationToken).ConfigureAwait(false)) return false;
        room.Log.TakenUpAgain(request.Name, request.Size);
        meter.HadDone(request.Size, 0);
        meter.Expect(request.Size, null);
        return true;
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        if (resumption is null || !await TakeUpAsync(resumption, cancellationToken).ConfigureAwait(false))
        {
            session = await protocol.OpenAsync(request, cancellationToken).ConfigureAwait(false);
            plan = new TransferPlan(request.Size, session.PartSize);
            resumption?.Remember(session);
        }

        meter.Expect(plan.Size, plan.Count);
    }

    private async Task<bool> TakeUpAsync(UploadResumption earlier, CancellationToken cancellationToken)
    {
        if (await earlier.FindAsync(options.VerifyChecksums, cancellationToken).ConfigureAwait(false) is not var (begun, parts)) return false;
        session = begun;
        plan = new TransferPlan(request.Size, begun.PartSize);
        foreach (var part in parts) reported[part.Part] = part;
        if (options.VerifyChecksums && parts.Any(part => ObjectTag.LooksLikeMd5(part.ETag ?? ""))) etags.Compared();
        var bytes = reported.Keys.Sum(plan.LengthOf);
        meter.HadDone(bytes, reported.Count);
        room.Log.TakenUpAgain(request.Name, bytes);
        return true;
    }

    private async Task SendPartsAsync(CancellationToken pause, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(pause, cancellationToken);
        var missing = Enumerable.Range(1, plan.Count).Where(part => !reported.ContainsKey(part));
        await Crew.ForEachAsync(Hands(), missing, SendAndReportAsync, stop.Token).ConfigureAwait(false);

        async Task SendAndReportAsync(int part, CancellationToken token)
        {
            var about = subject with { Part = part, TotalParts = plan.Count };
            var receipt = await SendAsync(part, about, token).ConfigureAwait(false);
            await attempts.RunAsync(_ => ReportAsync(receipt, cancellationToken), about, cancellationToken).ConfigureAwait(false);
            meter.PartDone();
        }
    }

    // More hands than connections: while some send, others ask for addresses and report, so that the line never waits for a call.
    private int Hands()
    {
        var hands = options.Connections == 1 ? 1 : Workers.Ahead(options.Connections);
        return session!.IsParallel ? Math.Min(hands, plan.Count) : 1;
    }

    private async Task<PartReceipt> SendAsync(int part, TransferSubject about, CancellationToken cancellationToken)
    {
        PartTicket? ticket = null;
        await room.Uploads.Ready.EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await attempts.RunAsync(AttemptAsync, about, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            room.Uploads.Ready.Leave();
        }

        async Task<PartReceipt> AttemptAsync(AttemptFault? before)
        {
            // A store that refuses often just breaks the connection, and its 403 is lost: after a broken one the address is not trusted either.
            if (before is { NeedsNewAddress: true } or { Fault: TransferFault.ConnectionLost }) ticket = null;
            ticket ??= await protocol.PartAsync(session!, part, cancellationToken).ConfigureAwait(false);
            return await SendOnceAsync(part, ticket, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<PartReceipt> SendOnceAsync(int part, PartTicket ticket, CancellationToken cancellationToken)
    {
        await connections.EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var slot = await room.Uploads.EnterAsync(cancellationToken).ConfigureAwait(false);
            return await sender.SendAsync(part, plan.OffsetOf(part), plan.LengthOf(part), ticket, slot.Buffer, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            connections.Leave();
        }
    }

    private async Task<PartReceipt> ReportAsync(PartReceipt receipt, CancellationToken cancellationToken)
    {
        await protocol.ReportPartAsync(session!, receipt, cancellationToken).ConfigureAwait(false);
        return reported[receipt.Part] = receipt;
    }

    private async Task CloseAsync(CancellationToken cancellationToken)
    {
        CheckSource();
        var size = await protocol.CompleteAsync(session!, cancellationToken).ConfigureAwait(false);
        session = null;
        if (size != request.Size)
            throw subject.Failed(new AttemptFault(TransferFault.SizeWrong, $"the file on the Platform has {size} bytes, and {request.Size} were sent"), 1);
    }

    private void CheckSource()
    {
        try
        {
            source.CheckUnchanged();
        }
        catch (AttemptFault fault)
        {
            throw subject.Failed(fault, 1);
        }
    }
}
