using System.Collections.Concurrent;

namespace SevenBridges.Transfers;

/// <summary>One upload, from opening to closing: parts go side by side, and each is repeated alone. It can be interrupted and run again.</summary>
internal sealed class MultipartUpload
{
    private readonly UploadSource source;
    private readonly UploadRequest request;
    private readonly IUploadProtocol protocol;
    private readonly TransferOptions options;
    private readonly TransferRoom room;
    private readonly ProgressMeter meter;
    private readonly PartCourier courier;
    private readonly TransferSubject subject;
    private readonly UploadResumption? resumption;
    private readonly ConcurrentDictionary<int, PartReceipt> reported = new();
    private UploadSession? session;

    // It was asked for, and the answer has not come.
    private bool isOpening;
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
        courier = new PartCourier(protocol, options, room, meter);
        subject = new TransferSubject(request.Name, IsUpload: true);
        courier.ETags.BecameOpaque = () => resumption?.RememberOpaque();
    }

    /// <summary>What is known about the bytes, once they are there.</summary>
    public Verification Verification => courier.ETags.Verdict;

    /// <summary>Uploads everything that is not there yet; the protocol then knows the file.</summary>
    /// <param name="pause">Breaks off the parts under way; parts that are sent are still reported.</param>
    /// <param name="cancellationToken">Ends everything.</param>
    /// <exception cref="TransferException">It could not be done. The upload is still open on the Platform; whether it stays so, <see cref="EndAsync"/> decides.</exception>
    public async Task RunAsync(CancellationToken pause, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(pause, cancellationToken);
        if (session is null && await IsDoneAsync(cancellationToken).ConfigureAwait(false)) return;
        if (session is null) await BeginAsync(stop.Token, cancellationToken).ConfigureAwait(false);
        try
        {
            await SendPartsAsync(stop.Token, cancellationToken).ConfigureAwait(false);
            await CloseAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SevenBridgesException failure) when (IsWorthKeeping(failure))
        {
            await courier.ReportForLaterAsync(session!, subject, cancellationToken).ConfigureAwait(false);
            throw subject.Kept(failure, resumption!.Path);
        }
    }

    /// <summary>Gives the upload up on the Platform, also one that only an earlier process had opened, unless someone may come back to it. What goes wrong with that is logged.</summary>
    /// <param name="end">How it ended.</param>
    /// <param name="cause">Why.</param>
    /// <returns>False: it may still be open, and must be remembered.</returns>
    public async Task<bool> EndAsync(TransferEnd end, Exception cause)
    {
        if (resumption is not null && IsLeft(end, cause, resumption)) return false;
        var open = session ?? resumption?.Remembered();
        return open is null || await protocol.GiveUpAsync(open, request.Name, room).ConfigureAwait(false);
    }

    private bool IsLeft(TransferEnd end, Exception cause, UploadResumption remembered) => end switch
    {
        TransferEnd.Interrupted => session is null ? isOpening || remembered.IsUnsettled : remembered.IsRemembered,
        TransferEnd.Failed => IsWorthKeeping(cause) || IsInDoubt(cause, remembered),
        _ => false,
    };

    // What is ill is the line, the other side, the local disk or the caller's own code (who listens to the progress): the parts that have arrived are as good as before.
    // A terabyte is not thrown away for that.
    private bool IsWorthKeeping(Exception cause) =>
        session is not null && resumption is { IsRemembered: true }
        && cause is SevenBridgesException { IsTransient: true } or TransferException { Fault: TransferFault.LocalFile } or not SevenBridgesException;

    // It failed before anyone knew what is there of an earlier process's upload, or whether the Platform has opened this one: the next run finds out.
    private bool IsInDoubt(Exception cause, UploadResumption remembered) =>
        session is null && (remembered.IsUnsettled || (isOpening && (cause is not SevenBridgesException failure || PlatformUploadProtocol.MayHaveHappened(failure))));

    // Its process died between the end of the upload and the end of its journal. What was compared then, nobody remembers: the outcome is unverified.
    private async Task<bool> IsDoneAsync(CancellationToken cancellationToken)
    {
        if (resumption is null || !await resumption.IsDoneAsync(request, cancellationToken).ConfigureAwait(false)) return false;
        room.Log.TakenUpAgain(request.Name, source.Length);
        meter.HadDone(source.Length, 0);
        meter.Expect(source.Length, null);
        return true;
    }

    private async Task BeginAsync(CancellationToken pause, CancellationToken cancellationToken)
    {
        if (resumption is null || !await TakeUpAsync(resumption, pause, cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            isOpening = true;
            session = await protocol.OpenForSureAsync(request, room, cancellationToken).ConfigureAwait(false);
            isOpening = false;
            plan = PlanFor(session);
            resumption?.Remember(session);
            cancellationToken.ThrowIfCancellationRequested();
        }

        meter.Expect(plan.Size, plan.Count);
    }

    // What was asked for makes few enough; what the Platform answers counts.
    private TransferPlan PlanFor(UploadSession opened)
    {
        if ((source.Length - 1) / opened.PartSize < PartSize.MaximumParts) return new TransferPlan(source.Length, opened.PartSize);
        var reason = $"the Platform wants parts of {opened.PartSize} bytes, its {source.Length} bytes would be more than {PartSize.MaximumParts} of them, and that is the most there may be";
        throw subject.Failed(new AttemptFault(TransferFault.TooLarge, reason), 1);
    }

    private async Task<bool> TakeUpAsync(UploadResumption earlier, CancellationToken pause, CancellationToken cancellationToken)
    {
        if (await earlier.FindAsync(request, options.VerifyChecksums, pause, cancellationToken).ConfigureAwait(false) is not var (begun, parts)) return false;
        session = begun;
        plan = new TransferPlan(source.Length, begun.PartSize);
        foreach (var part in parts) reported[part.Part] = part;
        JudgeEarlier(parts, earlier.IsOpaque);
        var bytes = reported.Keys.Sum(plan.LengthOf);
        meter.HadDone(bytes, reported.Count);
        room.Log.TakenUpAgain(request.Name, bytes);
        return true;
    }

    // What was compared of them was compared with the local content just now.
    private void JudgeEarlier(IReadOnlyList<PartReceipt> parts, bool isOpaque)
    {
        if (isOpaque) courier.ETags.KnowOpaque();
        foreach (var part in parts)
            if (!isOpaque && options.VerifyChecksums && ObjectTag.LooksLikeMd5(part.ETag ?? "")) courier.ETags.Compared();
            else courier.ETags.LeaveDoubt();
    }

    private async Task SendPartsAsync(CancellationToken pause, CancellationToken cancellationToken)
    {
        courier.ETags.BeginAgain();
        var missing = Enumerable.Range(1, plan.Count).Where(part => !reported.ContainsKey(part));
        await Crew.ForEachAsync(Hands(), missing, SendAndReportAsync, pause).ConfigureAwait(false);

        async Task SendAndReportAsync(int part, CancellationToken token)
        {
            var about = subject with { Part = part, TotalParts = plan.Count };
            var bytes = new PartBytes(part, source, plan.OffsetOf(part), plan.LengthOf(part));
            reported[part] = await courier.DeliverAsync(session!, bytes, plan.Count == 1, about, token, cancellationToken).ConfigureAwait(false);
        }
    }

    // More hands than connections: while some send, others ask for addresses and report, so that the line never waits for a call.
    private int Hands()
    {
        var connections = options.ConnectionsWithinBudget;
        var hands = connections == 1 ? 1 : Workers.Ahead(connections);
        return session!.IsParallel ? Math.Min(hands, plan.Count) : 1;
    }

    private async Task CloseAsync(CancellationToken cancellationToken)
    {
        CheckSource();
        var size = await courier.CloseAsync(session!, request, subject, cancellationToken).ConfigureAwait(false);
        session = null;
        subject.MustHave(source.Length, size);
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
