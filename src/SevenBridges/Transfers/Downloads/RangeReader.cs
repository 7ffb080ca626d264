using System.Net;
using System.Net.Http.Headers;

namespace SevenBridges.Transfers;

/// <summary>Reads single ranges of one content, each as often as it takes, and makes sure that all are of the same content.</summary>
internal sealed class RangeReader
{
    private readonly TransferRoom room;
    private readonly TransferOptions options;
    private readonly SignedAddress address;
    private readonly ContentIdentity identity;
    private readonly Attempts attempts;
    private readonly TransferSubject subject;

    public RangeReader(IDownloadSource source, TransferOptions options, TransferRoom room)
    {
        (this.room, this.options) = (room, options);
        address = new SignedAddress(source);
        identity = new ContentIdentity(source.Size, JournalContent.Unknown, options.VerifyChecksums);
        attempts = new Attempts(options, room.Clock, room.Log);
        subject = new TransferSubject(source.FileName, IsUpload: false);
    }

    /// <summary>Reads the bytes from a place on, as many as fit.</summary>
    /// <exception cref="TransferException">That was not possible, or the content became another.</exception>
    public async Task ReadAsync(long from, Memory<byte> target, CancellationToken cancellationToken)
    {
        var done = 0;
        await attempts.RunAsync(AttemptAsync, subject, cancellationToken, () => done).ConfigureAwait(false);

        async Task<bool> AttemptAsync(AttemptFault? before)
        {
            if (done == target.Length) return true; // all came, only the end of the answer did not
            var signed = await address.GetAsync(cancellationToken).ConfigureAwait(false);
            using var slot = await room.Downloads.EnterAsync(cancellationToken).ConfigureAwait(false);
            using var watch = new StallWatch(options.StallTimeout, room.Clock, cancellationToken);
            var asked = new ByteRange(from + done, from + target.Length);
            using var answer = await watch.RunAsync(token => AskAsync(signed, asked, token)).ConfigureAwait(false);
            await CheckAsync(answer, asked, signed, watch).ConfigureAwait(false);
            return await watch.RunAsync(token => ReceiveAsync(answer, watch, token)).ConfigureAwait(false);
        }

        async Task<bool> ReceiveAsync(HttpResponseMessage answer, StallWatch watch, CancellationToken token)
        {
            var body = await answer.Content.ReadAsStreamAsync(token).ConfigureAwait(false);
            await using var closing = body.ConfigureAwait(false);
            while (done < target.Length)
            {
                var came = await body.ReadAsync(target[done..], token).ConfigureAwait(false);
                if (came == 0) throw StorageFaults.Cut(target.Length - done);
                watch.Moved();
                done += came;
            }

            if (answer.Content.Headers.ContentLength is null) await RangeFetcher.MustEndAsync(body, new byte[1], token).ConfigureAwait(false);
            return true;
        }
    }

    private Task<HttpResponseMessage> AskAsync(Uri signed, ByteRange asked, CancellationToken cancellationToken) => room.Storage.SendAsync(
        signed,
        where => new HttpRequestMessage(HttpMethod.Get, where) { Headers = { Range = new RangeHeaderValue(asked.From, asked.To - 1) } },
        cancellationToken);

    private async Task CheckAsync(HttpResponseMessage answer, ByteRange asked, Uri signed, StallWatch watch)
    {
        if (answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.PartialContent)
        {
            identity.Check(answer, asked);
            return;
        }

        var refused = StorageFaults.Refused(answer, await StoreCode.OfAsync(answer, watch).ConfigureAwait(false), room.Clock.GetUtcNow());
        if (refused.NeedsNewAddress) address.Refused(signed);
        throw refused;
    }
}
