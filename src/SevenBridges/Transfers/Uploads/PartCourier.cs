namespace SevenBridges.Transfers;

/// <summary>Brings parts of one upload to the object store and tells the Platform, each as often as it takes.</summary>
internal sealed class PartCourier
{
    // What the Platform says when it does not take the report of a part from the call that closes the upload.
    private static readonly HashSet<int?> NotTaken =
        [ErrorCodes.UploadCompleteFailed, ErrorCodes.UploadPartsInvalid, ErrorCodes.UploadPartReportInvalid, ErrorCodes.UploadPartNumberInvalid];

    private const int MostUntold = 5;

    private readonly IUploadProtocol protocol;
    private readonly TransferRoom room;
    private readonly ProgressMeter meter;
    private readonly PartSender sender;
    private readonly Attempts attempts;
    private readonly Gate connections;
    private long delivered;
    private volatile bool isTold;
    private bool isTried;

    /// <param name="protocol">The Platform's half.</param>
    /// <param name="options">How.</param>
    /// <param name="room">Workers and the way to the object store.</param>
    /// <param name="meter">Counts.</param>
    public PartCourier(IUploadProtocol protocol, TransferOptions options, TransferRoom room, ProgressMeter meter)
    {
        (this.protocol, this.room, this.meter) = (protocol, room, meter);
        ETags = new EtagJudge(options.VerifyChecksums);
        sender = new PartSender(room, options.StallTimeout);
        attempts = new Attempts(options, room.Clock, room.Log);
        connections = new Gate(options.ConnectionsWithinBudget);
    }

    public EtagJudge ETags { get; }

    /// <summary>The only part of the upload, when it is in the object store and the Platform was not told yet.</summary>
    public PartReceipt? Unreported { get; private set; }

    /// <summary>Sends a part and reports it. An only part is reported when the upload is closed, where the protocol takes that.</summary>
    /// <param name="session">The upload.</param>
    /// <param name="part">What is sent.</param>
    /// <param name="isOnly">Whether the upload has no other part.</param>
    /// <param name="about">Names the part.</param>
    /// <param name="pause">Breaks it off while it is sent; what is sent is still reported.</param>
    /// <param name="cancellationToken">Ends everything.</param>
    public async Task<PartReceipt> DeliverAsync(
        UploadSession session, PartBytes part, bool isOnly, TransferSubject about, CancellationToken pause, CancellationToken cancellationToken)
    {
        var receipt = await SendAsync(session, part, about, pause).ConfigureAwait(false);
        if (isOnly && protocol.ReportsAtTheEnd && receipt.IsComplete) Unreported = receipt;
        else await ReportAsync(session, receipt, about, cancellationToken).ConfigureAwait(false);
        meter.PartDone();
        Interlocked.Increment(ref delivered);
        return receipt;
    }

    /// <summary>Closes the upload, all of whose parts have arrived.</summary>
    /// <param name="session">The upload.</param>
    /// <param name="request">What was announced.</param>
    /// <param name="about">Names the file.</param>
    /// <param name="cancellationToken">Ends everything.</param>
    /// <returns>The size that the file has on the Platform.</returns>
    public async Task<long?> CloseAsync(UploadSession session, UploadRequest request, TransferSubject about, CancellationToken cancellationToken)
    {
        try
        {
            return await protocol.CompleteForSureAsync(session, request, Unreported, room, cancellationToken).ConfigureAwait(false);
        }
        catch (SevenBridgesException refused) when (Unreported is not null && NotTaken.Contains(refused.Code))
        {
            room.Log.ReportedApart(request.Name, refused.Message);
        }

        await ReportAsync(session, Unreported!, about with { Part = Unreported!.Part, TotalParts = 1 }, cancellationToken).ConfigureAwait(false);
        Unreported = null;
        return await protocol.CompleteForSureAsync(session, request, null, room, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The upload could not be closed and is kept: an only part that the Platform was not told yet is reported, or the next run would not know that it is there.</summary>
    /// <param name="session">The upload.</param>
    /// <param name="about">Names the file.</param>
    /// <param name="cancellationToken">Ends everything.</param>
    public async Task ReportForLaterAsync(UploadSession session, TransferSubject about, CancellationToken cancellationToken)
    {
        if (Unreported is not { } receipt) return;
        try
        {
            await protocol.ReportPartAsync(session, receipt, cancellationToken).ConfigureAwait(false);
            Unreported = null;
        }
        catch (SevenBridgesException failure)
        {
            // Then it is sent once more: no reason to hide why the upload could not be closed.
            room.Log.AttemptFailed(1, (about with { Part = receipt.Part, TotalParts = 1 }).Words, failure.Message);
        }
    }

    private async Task<PartReceipt> SendAsync(UploadSession session, PartBytes part, TransferSubject about, CancellationToken cancellationToken)
    {
        PartTicket? ticket = null;
        await room.Uploads.Ready.EnterAsync(cancellationToken).ConfigureAwait(false);
        ETags.Begin();
        try
        {
            return await attempts.RunAsync(AttemptAsync, about, cancellationToken, others: () => Volatile.Read(ref delivered)).ConfigureAwait(false);
        }
        finally
        {
            ETags.End();
            room.Uploads.Ready.Leave();
        }

        async Task<PartReceipt> AttemptAsync(AttemptFault? before)
        {
            // A store that refuses often just breaks the connection, and its 403 is lost: after a broken one the address is not trusted either.
            if (before is { NeedsNewAddress: true } or { Fault: TransferFault.ConnectionLost }) ticket = null;
            ticket ??= await AskAsync(session, part.Part, cancellationToken).ConfigureAwait(false);
            return await SendOnceAsync(part, ticket, cancellationToken).ConfigureAwait(false);
        }
    }

    // The answer to a part comes after its bytes and does not tell how distant the store is; the Platform beside it does.
    private async Task<PartTicket> AskAsync(UploadSession session, int part, CancellationToken cancellationToken)
    {
        var began = room.Clock.GetTimestamp();
        var ticket = await protocol.PartAsync(session, part, cancellationToken).ConfigureAwait(false);
        room.Uploads.Tempo.Answered(room.Clock.GetElapsedTime(began));
        return ticket;
    }

    private async Task<PartReceipt> SendOnceAsync(PartBytes part, PartTicket ticket, CancellationToken cancellationToken)
    {
        using var flow = meter.Begin();
        using var digest = new PartDigest(part, ETags.WantsMd5, ETags.WantsCrc32C);
        var sent = await PutAsync(part, ticket, digest, flow, cancellationToken).ConfigureAwait(false);
        // Without a slot: a part may have to wait for the trial of another one, which needs a slot to be sent again.
        await ETags.JudgeAsync(sent, cancellationToken).ConfigureAwait(false);
        MustBeTold(sent.Receipt);
        flow.Keep();
        return sent.Receipt;
    }

    // The Platform refuses the report of a part whose ETag it is not told, and one that got lost on the way comes with the next answer. A store that gives none is asked
    // for one part twice, unless it was when ETags were compared.
    private void MustBeTold(PartReceipt receipt)
    {
        if (receipt.IsComplete) isTold = true;
        else if (isTold) throw Untold(isTrial: false);
        else if (!ETags.IsOn && !Interlocked.Exchange(ref isTried, true)) throw Untold(isTrial: true);
    }

    private static AttemptFault Untold(bool isTrial) =>
        new(TransferFault.ChecksumMissing, "the object store's answer has no ETag, which the Platform wants to be told") { MayPass = true, IsTrial = isTrial, MostRepeats = MostUntold };

    private async Task<SentPart> PutAsync(PartBytes part, PartTicket ticket, PartDigest digest, ProgressFlow flow, CancellationToken cancellationToken)
    {
        await connections.EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var slot = await room.Uploads.EnterAsync(cancellationToken).ConfigureAwait(false);
            return await sender.SendAsync(part, ticket, slot, digest, flow, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            connections.Leave();
        }
    }

    private async Task ReportAsync(UploadSession session, PartReceipt receipt, TransferSubject about, CancellationToken cancellationToken)
    {
        await attempts.RunAsync(ReportOnceAsync, about, cancellationToken, others: () => Volatile.Read(ref delivered)).ConfigureAwait(false);

        async Task<bool> ReportOnceAsync(AttemptFault? before)
        {
            await protocol.ReportPartAsync(session, receipt, cancellationToken).ConfigureAwait(false);
            return true;
        }
    }
}
