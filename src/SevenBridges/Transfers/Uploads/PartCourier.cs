using System.Security.Cryptography;

namespace SevenBridges.Transfers;

/// <summary>Brings parts of one upload to the object store and tells the Platform, each as often as it takes.</summary>
internal sealed class PartCourier
{
    private readonly IUploadProtocol protocol;
    private readonly TransferRoom room;
    private readonly ProgressMeter meter;
    private readonly PartSender sender;
    private readonly Attempts attempts;
    private readonly Gate connections;

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

    /// <summary>Sends a part and reports it.</summary>
    /// <param name="session">The upload.</param>
    /// <param name="part">What is sent.</param>
    /// <param name="about">Names the part.</param>
    /// <param name="pause">Breaks it off while it is sent; what is sent is still reported.</param>
    /// <param name="cancellationToken">Ends everything.</param>
    public async Task<PartReceipt> DeliverAsync(UploadSession session, PartBytes part, TransferSubject about, CancellationToken pause, CancellationToken cancellationToken)
    {
        var receipt = await SendAsync(session, part, about, pause).ConfigureAwait(false);
        await attempts.RunAsync(_ => ReportAsync(session, receipt, cancellationToken), about, cancellationToken).ConfigureAwait(false);
        meter.PartDone();
        return receipt;
    }

    private async Task<PartReceipt> SendAsync(UploadSession session, PartBytes part, TransferSubject about, CancellationToken cancellationToken)
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
        var sent = await PutAsync(part, ticket, flow, cancellationToken).ConfigureAwait(false);
        // Without a slot: a part may have to wait for the trial of another one, which needs a slot to be sent again.
        await ETags.JudgeAsync(sent, cancellationToken).ConfigureAwait(false);
        flow.Keep();
        return sent.Receipt;
    }

    private async Task<SentPart> PutAsync(PartBytes part, PartTicket ticket, ProgressFlow flow, CancellationToken cancellationToken)
    {
        await connections.EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var slot = await room.Uploads.EnterAsync(cancellationToken).ConfigureAwait(false);
            using var hash = ETags.WantsHash ? IncrementalHash.CreateHash(HashAlgorithmName.MD5) : null;
            return await sender.SendAsync(part, ticket, slot.Buffer, hash, flow, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            connections.Leave();
        }
    }

    private async Task<PartReceipt> ReportAsync(UploadSession session, PartReceipt receipt, CancellationToken cancellationToken)
    {
        await protocol.ReportPartAsync(session, receipt, cancellationToken).ConfigureAwait(false);
        return receipt;
    }
}
