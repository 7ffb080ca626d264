using System.Security.Cryptography;
using SevenBridges.Http;

namespace SevenBridges.Transfers;

/// <summary>Sends one part to the object store, once, and judges the answer.</summary>
internal sealed class PartSender(TransferRoom room, EtagJudge etags, ProgressMeter meter, TimeSpan stallTimeout)
{
    /// <exception cref="AttemptFault">The part is not in the object store, or not for sure.</exception>
    public async Task<PartReceipt> SendAsync(PartBytes bytes, PartTicket ticket, byte[] buffer, CancellationToken cancellationToken)
    {
        using var hash = etags.WantsHash ? IncrementalHash.CreateHash(HashAlgorithmName.MD5) : null;
        using var watch = new StallWatch(stallTimeout, room.Clock, cancellationToken);
        using var flow = meter.Begin();
        using var content = new PartContent(bytes, buffer, count => Moved(count, watch, flow), hash);
        using var answer = await watch.RunAsync(token => PutAsync(ticket, content, token)).ConfigureAwait(false);
        if (!ticket.IsSuccess(answer.StatusCode)) throw Refused(answer);
        if (content.Sent != bytes.Length) throw Unread(bytes.Length - content.Sent);
        var receipt = Receipt(bytes.Part, ticket, answer);
        if (ObjectTag.IsEncrypted(answer)) etags.TakeAllForOpaque();
        else await JudgeAsync(receipt, hash, cancellationToken).ConfigureAwait(false);
        flow.Keep();
        return receipt;
    }

    private Task<HttpResponseMessage> PutAsync(PartTicket ticket, PartContent content, CancellationToken cancellationToken) =>
        room.Storage.SendAsync(ticket.Address, address => Compose(ticket, address, content), cancellationToken);

    private static HttpRequestMessage Compose(PartTicket ticket, Uri address, PartContent content)
    {
        var request = new HttpRequestMessage(ticket.Method, address) { Content = content };
        foreach (var (name, value) in ticket.Headers)
            if (!request.Headers.TryAddWithoutValidation(name, value) && !content.Headers.TryAddWithoutValidation(name, value))
                throw new AttemptFault(TransferFault.Refused, $"the header '{name}', which the Platform wants sent with the part, cannot be sent");
        return request;
    }

    private AttemptFault Refused(HttpResponseMessage answer)
    {
        var refused = StorageFaults.Refused(answer, room.Clock.GetUtcNow());
        if (refused.IsTooMuch) room.Uploads.Tempo.Refused();
        return refused;
    }

    private void Moved(int count, StallWatch watch, ProgressFlow flow)
    {
        watch.Moved();
        flow.Add(count);
        room.Uploads.Tempo.Moved(count);
    }

    private static PartReceipt Receipt(int part, PartTicket ticket, HttpResponseMessage answer)
    {
        var told = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in ticket.ReportHeaders)
            told[name] = answer.Header(name) is { Length: > 0 } value ? ObjectTag.Value(value) : throw Untold(name);
        return new PartReceipt(part, told);
    }

    private async Task JudgeAsync(PartReceipt receipt, IncrementalHash? hash, CancellationToken cancellationToken)
    {
        if (receipt.ETag is { } etag)
            await etags.JudgeAsync(receipt.Part, etag, hash?.GetHashAndReset(), cancellationToken).ConfigureAwait(false);
    }

    private static AttemptFault Unread(long rest) =>
        new(TransferFault.ContentCut, $"the object store answered before it had taken the last {rest} bytes") { MayPass = true };

    private static AttemptFault Untold(string header) =>
        new(TransferFault.ChecksumMissing, $"the object store's answer has no {header}, which the Platform wants to be told") { MayPass = true };
}
