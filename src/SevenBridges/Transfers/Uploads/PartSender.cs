using System.Security.Cryptography;
using SevenBridges.Http;

namespace SevenBridges.Transfers;

/// <summary>Sends one part to the object store, once, and judges the answer.</summary>
internal sealed class PartSender(UploadSource source, StorageChannel storage, EtagJudge etags, ProgressMeter meter, TimeSpan stallTimeout, TimeProvider clock)
{
    /// <exception cref="AttemptFault">The part is not in the object store, or not for sure.</exception>
    public async Task<PartReceipt> SendAsync(int part, long offset, long length, PartTicket ticket, byte[] buffer, CancellationToken cancellationToken)
    {
        using var hash = etags.WantsHash ? IncrementalHash.CreateHash(HashAlgorithmName.MD5) : null;
        using var watch = new StallWatch(stallTimeout, clock, cancellationToken);
        using var flow = meter.Begin();
        using var content = new PartContent(source, offset, length, buffer, bytes => Moved(bytes, watch, flow), hash);
        using var answer = await watch.RunAsync(token => PutAsync(ticket, content, token)).ConfigureAwait(false);
        if (!ticket.IsSuccess(answer.StatusCode)) throw StorageFaults.Refused(answer, clock.GetUtcNow());
        if (content.Sent != length) throw Unread(length - content.Sent);
        var receipt = Receipt(part, ticket, answer);
        if (ObjectTag.IsEncrypted(answer)) etags.TakeAllForOpaque();
        else await JudgeAsync(receipt, hash, cancellationToken).ConfigureAwait(false);
        flow.Keep();
        return receipt;
    }

    private Task<HttpResponseMessage> PutAsync(PartTicket ticket, PartContent content, CancellationToken cancellationToken) =>
        storage.SendAsync(ticket.Address, address => Compose(ticket, address, content), cancellationToken);

    private static HttpRequestMessage Compose(PartTicket ticket, Uri address, PartContent content)
    {
        var request = new HttpRequestMessage(ticket.Method, address) { Content = content };
        foreach (var (name, value) in ticket.Headers)
            if (!request.Headers.TryAddWithoutValidation(name, value) && !content.Headers.TryAddWithoutValidation(name, value))
                throw new AttemptFault(TransferFault.Refused, $"the header '{name}', which the Platform wants sent with the part, cannot be sent");
        return request;
    }

    private static void Moved(int bytes, StallWatch watch, ProgressFlow flow)
    {
        watch.Moved();
        flow.Add(bytes);
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
