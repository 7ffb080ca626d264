using System.Net;
using SevenBridges.Http;

namespace SevenBridges.Transfers;

/// <summary>Holds every answer against what was asked for and against the answers before it: the right bytes, of one and the same content.</summary>
/// <param name="size">Size of the content.</param>
/// <param name="earlier">Mark of the ETag of the content that earlier bytes are of; null: there are none.</param>
internal sealed class ContentIdentity(long size, UInt128? earlier)
{
    private const string ETagHeader = "ETag";

    private string? etag;

    /// <summary>The ETag that all answers agree on, without its quotes; null: none had one.</summary>
    public string? ETag => Volatile.Read(ref etag);

    /// <summary>True when the ETag is known to be no MD5 although it may look like one.</summary>
    public bool IsEncrypted { get; private set; }

    /// <exception cref="AttemptFault">The answer does not carry exactly these bytes of this content.</exception>
    public void Check(HttpResponseMessage answer, ByteRange asked)
    {
        if (answer.StatusCode == HttpStatusCode.PartialContent) CheckRange(answer, asked);
        else CheckWhole(answer, asked);
        if (answer.Content.Headers.ContentLength is { } length && length != asked.Length)
            throw Wrong(TransferFault.RangeIgnored, $"the object store sent {length} bytes where {asked.Length} were asked for");
        CheckETag(answer);
    }

    private static void CheckUnit(HttpResponseMessage answer)
    {
        if (answer.Content.Headers.ContentRange is not { HasRange: true, Unit: "bytes" })
            throw Wrong(TransferFault.RangeIgnored, "the object store does not say which range it sent");
    }

    private void CheckRange(HttpResponseMessage answer, ByteRange asked)
    {
        CheckUnit(answer);
        var range = answer.Content.Headers.ContentRange!;
        if (range.Length is { } length && length != size) throw SizeIs(length);
        if (range.From != asked.From || range.To != asked.To - 1)
            throw Wrong(TransferFault.RangeShifted, $"the object store sent bytes {range.From}-{range.To} where {asked.From}-{asked.To - 1} were asked for");
    }

    private void CheckWhole(HttpResponseMessage answer, ByteRange asked)
    {
        if (asked.From > 0 || asked.To < size)
            throw Wrong(TransferFault.RangeIgnored, "the object store sent the whole content where a range was asked for");
        if (answer.Content.Headers.ContentLength is { } length && length != size) throw SizeIs(length);
    }

    private void CheckETag(HttpResponseMessage answer)
    {
        IsEncrypted |= ObjectTag.IsEncrypted(answer);
        if (answer.Header(ETagHeader) is not { Length: > 0 } header) return;
        var tag = ObjectTag.Value(header);
        if (earlier is { } mark && mark != 0 && mark != JournalHeader.Mark(tag)) throw Changed("the content is not the one that was begun before (its ETag is another)");
        var known = Interlocked.CompareExchange(ref etag, tag, null) ?? tag;
        if (tag != known) throw Changed("the content became another while it was fetched (its ETag changed)");
    }

    private AttemptFault SizeIs(long length) => Changed($"the object store says that its content has {length} bytes, and the Platform says {size}");

    // Asked again once only: which of two answers was wrong, the earlier or this one, more answers would not tell.
    private static AttemptFault Changed(string reason) => new(TransferFault.ContentChanged, reason) { MayPass = true, MostRepeats = 1 };

    // Any of these may be the fault of one answer (a bad cache on the way): asked again, and believed only when it stays so.
    private static AttemptFault Wrong(TransferFault fault, string reason) => new(fault, reason) { MayPass = true };
}
