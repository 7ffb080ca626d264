using SevenBridges.Http;

namespace SevenBridges.Transfers;

/// <summary>Sends one part to the object store, once.</summary>
internal sealed class PartSender(TransferRoom room, TimeSpan stallTimeout)
{
    private const string ETagHeader = "ETag";

    /// <param name="bytes">What is sent.</param>
    /// <param name="ticket">Where to, and how.</param>
    /// <param name="slot">The right to send it, and the buffer that it goes through.</param>
    /// <param name="digest">Takes in what is sent.</param>
    /// <param name="flow">Counts what is sent.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AttemptFault">The part is not in the object store.</exception>
    public async Task<SentPart> SendAsync(
        PartBytes bytes, PartTicket ticket, WorkerSlot slot, PartDigest digest, ProgressFlow flow, CancellationToken cancellationToken)
    {
        using var watch = new StallWatch(stallTimeout, room.Clock, cancellationToken);
        var wire = new WireCount(room.Uploads.Tempo.Moved);
        using var content = new PartContent(bytes, slot.Buffer, count => Moved(count, watch, flow, wire), digest);
        try
        {
            using var answer = await watch.RunAsync(token => PutAsync(ticket, content, token)).ConfigureAwait(false);
            if (!ticket.IsSuccess(answer.StatusCode)) throw await RefusedAsync(answer, watch).ConfigureAwait(false);
            wire.Arrived();
            if (content.Sent != bytes.Length) throw Unread(bytes.Length - content.Sent);
            return new SentPart(Receipt(bytes.Part, ticket, answer), digest, ObjectTag.Value(answer.Header(ETagHeader)), ObjectTag.IsEncrypted(answer), AdvertisedChecksums.Of(answer));
        }
        finally
        {
            // Whoever got the buffer next would find this part's bytes among its own, and its checksums would be of those.
            if (!content.End()) slot.Forsake();
        }
    }

    private Task<HttpResponseMessage> PutAsync(PartTicket ticket, PartContent content, CancellationToken cancellationToken) =>
        room.Storage.SendAsync(ticket.Address, address => Compose(ticket, address, content), cancellationToken);

    private static HttpRequestMessage Compose(PartTicket ticket, Uri address, PartContent content)
    {
        var request = new HttpRequestMessage(ticket.Method, address) { Content = content };
        foreach (var (name, value) in ticket.Headers)
            if (!IsOneLine(value) || (!request.Headers.TryAddWithoutValidation(name, value) && !content.Headers.TryAddWithoutValidation(name, value)))
                throw new AttemptFault(TransferFault.Refused, $"the header '{name}', which the Platform wants sent with the part, cannot be sent");
        return request;
    }

    // A line break would begin another header, or another request.
    private static bool IsOneLine(string value) => value.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0;

    private async Task<AttemptFault> RefusedAsync(HttpResponseMessage answer, StallWatch watch)
    {
        var refused = StorageFaults.Refused(answer, await StoreCode.OfAsync(answer, watch).ConfigureAwait(false), room.Clock.GetUtcNow());
        if (refused.IsTooMuch) room.Uploads.Tempo.Refused();
        return refused;
    }

    private static void Moved(int count, StallWatch watch, ProgressFlow flow, WireCount wire)
    {
        watch.Moved();
        flow.Add(count);
        wire.Handed(count);
    }

    private static PartReceipt Receipt(int part, PartTicket ticket, HttpResponseMessage answer)
    {
        var told = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in ticket.ReportHeaders)
            if (ObjectTag.Value(answer.Header(name)) is { } value) told[name] = value;
            else if (!name.Equals(ETagHeader, StringComparison.OrdinalIgnoreCase)) throw Untold(name);
        // Whether a part without ETag will do is judged by the other parts, and in the end by the Platform.
        return new PartReceipt(part, told) { IsComplete = told.Count == ticket.ReportHeaders.Distinct(StringComparer.OrdinalIgnoreCase).Count() };
    }

    private static AttemptFault Unread(long rest) =>
        new(TransferFault.ContentCut, $"the object store answered before it had taken the last {rest} bytes") { MayPass = true };

    private static AttemptFault Untold(string header) =>
        new(TransferFault.ChecksumMissing, $"the object store's answer has no {header}, which the Platform wants to be told") { MayPass = true };
}
