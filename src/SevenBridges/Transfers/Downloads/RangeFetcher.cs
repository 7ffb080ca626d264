using System.Net;
using System.Net.Http.Headers;

namespace SevenBridges.Transfers;

/// <summary>Fetches what is left of a claim, once: asks for the range, checks the answer, and takes every byte to its place as it comes.</summary>
internal sealed class RangeFetcher(
    SignedAddress address, TransferRoom room, ContentIdentity identity, DownloadSink sink, RangeBoard board, ProgressMeter meter, TimeSpan stallTimeout)
{
    // TLS brings 16 KiB at a time: each written alone costs more than the writing. On a slow line nothing is held back for long.
    private static readonly TimeSpan LongestGathering = TimeSpan.FromMilliseconds(50);

    /// <param name="claim">What is fetched.</param>
    /// <param name="buffer">What it goes through.</param>
    /// <param name="pause">Breaks the fetching off. What has come is still written: half a write could not be repeated on a stream.</param>
    /// <param name="cancellationToken">Breaks the writing off too.</param>
    /// <exception cref="AttemptFault">Not all came; what came is written.</exception>
    public async Task FetchAsync(Claim claim, byte[] buffer, CancellationToken pause, CancellationToken cancellationToken)
    {
        var signed = await address.GetAsync(pause).ConfigureAwait(false);
        var asked = board.RestOf(claim);
        if (asked.Length == 0) return; // its end came nearer while its last bytes were read, and then the answer broke off
        using var watch = new StallWatch(stallTimeout, room.Clock, pause);
        var began = room.Clock.GetTimestamp();
        using var answer = await watch.RunAsync(token => AskAsync(signed, asked, token)).ConfigureAwait(false);
        room.Downloads.Tempo.Answered(room.Clock.GetElapsedTime(began));
        await CheckAsync(answer, asked, signed, watch).ConfigureAwait(false);
        using var extents = Remembering(asked.From);
        await watch.RunAsync(token => ReceiveAsync(answer, claim, asked, buffer, bytes => KeepAsync(claim, bytes, extents, cancellationToken), watch, token)).ConfigureAwait(false);
    }

    private Task<HttpResponseMessage> AskAsync(Uri signed, ByteRange asked, CancellationToken cancellationToken) => room.Storage.SendAsync(
        signed,
        address => new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = new RangeHeaderValue(asked.From, asked.To - 1) } },
        cancellationToken);

    private async Task CheckAsync(HttpResponseMessage answer, ByteRange asked, Uri signed, StallWatch watch)
    {
        if (answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.PartialContent)
        {
            identity.Check(answer, asked);
            return;
        }

        var refused = StorageFaults.Refused(answer, await StoreCode.OfAsync(answer, watch).ConfigureAwait(false), room.Clock.GetUtcNow());
        if (refused.IsTooMuch) room.Downloads.Tempo.Refused();
        if (refused.NeedsNewAddress) address.Refused(signed);
        throw refused;
    }

    private ExtentWriter? Remembering(long from)
    {
        var known = identity.Known;
        sink.Expect(known.Checksums);
        sink.Journal?.Begin(known);
        var isOfUse = sink.Journal is not null || known.Checksums.Any(checksum => checksum.Kind == ChecksumKind.Crc32C);
        return isOfUse && sink.Sums is { } sums ? new ExtentWriter(sink.Journal, sums, from) : null;
    }

    private async Task<bool> ReceiveAsync(
        HttpResponseMessage answer, Claim claim, ByteRange asked, byte[] buffer, Func<ReadOnlyMemory<byte>, ValueTask> keep, StallWatch watch, CancellationToken cancellationToken)
    {
        var body = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = body.ConfigureAwait(false);
        for (var rest = board.RestOf(claim); rest.Length > 0; rest = board.RestOf(claim))
        {
            var block = buffer.AsMemory(0, (int)Math.Min(buffer.Length, rest.Length));
            var (came, began) = (0, room.Clock.GetTimestamp());
            try
            {
                do came += await ReadAsync(body, block[came..], rest.Length - came, watch, cancellationToken).ConfigureAwait(false);
                while (came < block.Length && room.Clock.GetElapsedTime(began) < LongestGathering);
            }
            finally
            {
                // Also what came before it broke off. However slow the target is, the object store is not to blame.
                watch.Rest();
                await keep(block[..came]).ConfigureAwait(false);
                watch.Moved();
            }
        }

        if (answer.Content.Headers.ContentLength is null && claim.End == asked.To) await MustEndAsync(body, buffer, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>The length of an answer that does not tell it shows only in the end. When it cannot be seen, another attempt finds nothing left to fetch.</summary>
    /// <exception cref="AttemptFault">There are more bytes than were asked for.</exception>
    public static async Task MustEndAsync(Stream body, byte[] buffer, CancellationToken cancellationToken)
    {
        if (await body.ReadAsync(buffer.AsMemory(0, 1), cancellationToken).ConfigureAwait(false) > 0) throw StorageFaults.TooLong();
    }

    private static async ValueTask<int> ReadAsync(Stream body, Memory<byte> block, long missing, StallWatch watch, CancellationToken cancellationToken)
    {
        var came = await body.ReadAsync(block, cancellationToken).ConfigureAwait(false);
        if (came == 0) throw StorageFaults.Cut(missing);
        watch.Moved();
        return came;
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
