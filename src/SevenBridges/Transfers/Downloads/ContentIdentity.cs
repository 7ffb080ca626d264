using System.Net;
using SevenBridges.Http;

namespace SevenBridges.Transfers;

/// <summary>Holds every answer against what was asked for and against the answers before it: the right bytes, of one and the same content.</summary>
/// <param name="size">Size of the content.</param>
/// <param name="earlier">Mark of the ETag of the content that earlier bytes are of; null: there are none.</param>
internal sealed class ContentIdentity(long size, UInt128? earlier)
{
    private const string ETagHeader = "ETag";
    // How many answers in a row, with none among them that agrees with those before, it takes to believe that the content became another.
    private const int Convincing = 3;

    private const string BecameAnother = "the content became another while it was fetched (its ETag changed)";

    private readonly Lock mutex = new();
    private string? etag;
    private string? contradicted;
    private int contradictions;

    /// <summary>The ETag that all answers agree on, without its quotes; null: none had one.</summary>
    public string? ETag => Volatile.Read(ref etag);

    /// <summary>Whether more than one answer had this ETag.</summary>
    public bool IsConfirmed { get; private set; }

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

    /// <summary>It is sure that not all bytes are of the same content.</summary>
    public static AttemptFault Changed() => new(TransferFault.ContentChanged, BecameAnother);

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
        lock (mutex)
        {
            if (!Agrees(tag)) throw Contradicted(tag, etag is null ? "the content is not the one that was begun before (its ETag is another)" : BecameAnother);
            IsConfirmed = etag is not null;
            (etag, contradictions) = (tag, 0);
        }
    }

    private bool Agrees(string tag) => etag is null ? earlier is not { } mark || mark == 0 || mark == JournalHeader.Mark(tag) : etag == tag;

    private AttemptFault SizeIs(long length)
    {
        var said = $"the object store says that its content has {length} bytes, and the Platform says {size}";
        lock (mutex) return Contradicted(said, said);
    }

    // One answer that contradicts the others may be wrong (a bad cache on the way) and is asked for again. Several in a row that say the same are believed.
    private AttemptFault Contradicted(string what, string reason)
    {
        contradictions = what == contradicted ? contradictions + 1 : 1;
        contradicted = what;
        return new AttemptFault(TransferFault.ContentChanged, reason) { MayPass = contradictions < Convincing };
    }

    // Any of these may be the fault of one answer (a bad cache on the way): asked again, and believed only when it stays so.
    private static AttemptFault Wrong(TransferFault fault, string reason) => new(fault, reason) { MayPass = true };
}
