namespace SevenBridges.Transfers;

/// <summary>One upload, from opening to closing: parts go side by side, each is repeated alone, and what fails is given up on the Platform too.</summary>
internal sealed class MultipartUpload
{
    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(30);

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
    private UploadSession? session;
    private TransferPlan plan;

    public MultipartUpload(UploadSource source, UploadRequest request, IUploadProtocol protocol, TransferOptions options, TransferRoom room, ProgressMeter meter)
    {
        (this.source, this.request, this.protocol, this.options, this.room, this.meter) = (source, request, protocol, options, room, meter);
        etags = new EtagJudge(options.VerifyChecksums);
        sender = new PartSender(source, room.Storage, etags, meter, options.StallTimeout, room.Clock);
        attempts = new Attempts(options, room.Clock, room.Log);
        connections = new Gate(options.Connections);
        subject = new TransferSubject(request.Name, IsUpload: true);
    }

    /// <summary>What is known about the bytes, once they are there.</summary>
    public Verification Verification => etags.Verdict;

    /// <summary>Uploads everything; the protocol then knows the file.</summary>
    /// <exception cref="TransferException">It could not be done; the upload was given up on the Platform.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            meter.Start();
            await OpenAsync(cancellationToken).ConfigureAwait(false);
            await SendPartsAsync(cancellationToken).ConfigureAwait(false);
            await CloseAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await AbortAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            meter.Stop();
        }
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        session = await protocol.OpenAsync(request, cancellationToken).ConfigureAwait(false);
        plan = new TransferPlan(request.Size, session.PartSize);
        meter.Expect(plan.Size, plan.Count);
    }

    private Task SendPartsAsync(CancellationToken cancellationToken)
    {
        // More hands than connections: while some send, others ask for addresses and report, so that the line never waits for a call.
        var hands = options.Connections == 1 ? 1 : Workers.Ahead(options.Connections);
        var crew = session!.IsParallel ? Math.Min(hands, plan.Count) : 1;
        return Crew.ForEachAsync(crew, Enumerable.Range(1, plan.Count), SendAndReportAsync, cancellationToken);
    }

    private async Task SendAndReportAsync(int part, CancellationToken cancellationToken)
    {
        var about = subject with { Part = part, TotalParts = plan.Count };
        var receipt = await SendAsync(part, about, cancellationToken).ConfigureAwait(false);
        await attempts.RunAsync(_ => ReportAsync(receipt, cancellationToken), about, cancellationToken).ConfigureAwait(false);
        meter.PartDone();
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
        return receipt;
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

    // The caller's token may be the reason for giving up; what is open on the Platform must be closed all the same, but not for ever.
    private async Task AbortAsync()
    {
        if (session is null) return;
        using var limit = new CancellationTokenSource(LongestGoodbye, room.Clock);
        try
        {
            await protocol.AbortAsync(session, limit.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is SevenBridgesException or OperationCanceledException)
        {
            room.Log.AbortFailed(request.Name, failure.Message);
        }
    }
}
