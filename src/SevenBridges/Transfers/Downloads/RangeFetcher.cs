using System.Net;
using System.Net.Http.Headers;

namespace SevenBridges.Transfers;

/// <summary>Fetches what is left of a claim, once: asks for the range, checks the answer, and takes every byte to its place as it comes.</summary>
internal sealed class RangeFetcher(
    SignedAddress address, TransferRoom room, ContentIdentity identity, DownloadSink sink, RangeBoard board, ProgressMeter meter, TimeSpan stallTimeout)
{
    /// <exception cref="AttemptFault">Not all came; what came is written.</exception>
    public async Task FetchAsync(Claim claim, byte[] buffer, CancellationToken cancellationToken)
    {
        var signed = await address.GetAsync(cancellationToken).ConfigureAwait(false);
        var asked = board.RestOf(claim);
        using var watch = new StallWatch(stallTimeout, room.Clock, cancellationToken);
        var began = room.Clock.GetTimestamp();
        using var answer = await watch.RunAsync(token => AskAsync(signed, asked, token)).ConfigureAwait(false);
        room.Downloads.Tempo.Answered(room.Clock.GetElapsedTime(began));
        Check(answer, asked, signed);
        using var extents = Remembering(asked.From);
        await watch.RunAsync(token => ReceiveAsync(answer, claim, buffer, extents, watch, token)).ConfigureAwait(false);
    }

    private Task<HttpResponseMessage> AskAsync(Uri signed, ByteRange asked, CancellationToken cancellationToken) => room.Storage.SendAsync(
        signed,
        address => new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = new RangeHeaderValue(asked.From, asked.To - 1) } },
        cancellationToken);

    private void Check(HttpResponseMessage answer, ByteRange asked, Uri signed)
    {
        if (answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.PartialContent)
        {
            identity.Check(answer, asked);
            return;
        }

        var refused = StorageFaults.Refused(answer, room.Clock.GetUtcNow());
        if (refused.IsTooMuch) room.Downloads.Tempo.Refused();
        if (refused.NeedsNewAddress) address.Refused(signed);
        throw refused;
    }

    private ExtentWriter? Remembering(long from)
    {
        if (sink.Journal is not { } journal) return null;
        journal.Begin(identity.ETag);
        return new ExtentWriter(journal, from);
    }

    private async Task<bool> ReceiveAsync(
        HttpResponseMessage answer, Claim claim, byte[] buffer, ExtentWriter? extents, StallWatch watch, CancellationToken cancellationToken)
    {
        var body = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = body.ConfigureAwait(false);
        for (var rest = board.RestOf(claim); rest.Length > 0; rest = board.RestOf(claim))
        {
            var wanted = buffer.AsMemory(0, (int)Math.Min(buffer.Length, rest.Length));
            var came = await body.ReadAsync(wanted, cancellationToken).ConfigureAwait(false);
            if (came == 0) throw StorageFaults.Cut(rest.Length);
            watch.Moved();
            await KeepAsync(claim, buffer.AsMemory(0, came), extents, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    private async ValueTask KeepAsync(Claim claim, ReadOnlyMemory<byte> bytes, ExtentWriter? extents, CancellationToken cancellationToken)
    {
        var kept = bytes[..board.Hold(claim, bytes.Length)];
        await sink.WriteAsync(claim.Next, kept, cancellationToken).ConfigureAwait(false);
        extents?.Add(kept.Span);
        board.Written(claim);
        meter.Add(kept.Length);
        room.Downloads.Tempo.Moved(kept.Length);
    }
}
