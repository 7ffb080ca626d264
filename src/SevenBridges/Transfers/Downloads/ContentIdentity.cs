using System.Net;

namespace SevenBridges.Transfers;

/// <summary>Holds every answer against what was asked for and against the answers before it: the right bytes, of one and the same content.</summary>
/// <remarks>
/// What content it is, the first answer that tells an ETag or a checksum decides; answers before it had only their size to go by. After that, one that tells no ETag is
/// taken when it tells the same checksum, or the same time of storing: the same size and second are taken for the same content.
/// </remarks>
/// <param name="size">Size of the content.</param>
/// <param name="earlier">What is remembered of the content that earlier bytes are of.</param>
/// <param name="verifies">Whether checksums count.</param>
internal sealed class ContentIdentity(long size, JournalContent earlier, bool verifies)
{
    // How many answers in a row, with none among them that agrees with those before, it takes to believe that the content became another.
    private const int Convincing = 3;

    private const string BecameAnother = "the content became another while it was fetched (its ETag changed)";
    private const string HasOtherChecksum = "the content became another while it was fetched (its checksum changed)";
    private const string HasOtherTime = "the content became another while it was fetched (the time when it was stored changed)";

    private readonly Lock mutex = new();
    private readonly SortedDictionary<ChecksumKind, ContentChecksum> checksums = new(earlier.Checksums.Where(_ => verifies).ToDictionary(checksum => checksum.Kind));
    private string? etag;
    private DateTimeOffset? stored = earlier.Stored;
    private string? contradicted;
    private int contradictions;

    /// <summary>What is known so far: the ETag that all answers agree on, the time of storing, and checksums.</summary>
    public ContentFacts Known
    {
        get
        {
            lock (mutex) return new ContentFacts(etag, stored, Checksums);
        }
    }

    /// <summary>Whether more than one answer had this ETag.</summary>
    public bool IsConfirmed { get; private set; }

    /// <summary>True when the ETag is known to be no MD5 of these bytes, although it may look like one: they are stored encrypted or compressed.</summary>
    private bool IsOfOtherBytes { get; set; }

    /// <summary>The checksums that the object store tells of the whole content, those first that cost least to compare; an ETag counts that is an MD5.</summary>
    public IReadOnlyList<ContentChecksum> Checksums
    {
        get
        {
            lock (mutex)
            {
                if (!verifies || checksums.ContainsKey(ChecksumKind.Md5) || TagAsMd5() is not { } md5) return [.. checksums.Values];
                return [.. checksums.Values.Append(new(ChecksumKind.Md5, md5)).OrderBy(checksum => checksum.Kind)];
            }
        }
    }

    /// <exception cref="AttemptFault">The answer does not carry exactly these bytes of this content.</exception>
    public void Check(HttpResponseMessage answer, ByteRange asked)
    {
        var due = answer.StatusCode == HttpStatusCode.PartialContent ? CheckRange(answer, asked) : CheckWhole(answer, asked);
        if (answer.Content.Headers.ContentLength is { } length && length != due)
            throw Wrong(TransferFault.RangeIgnored, $"the object store sent {length} bytes where {due} were asked for");
        var (isOfOtherBytes, told) = (ObjectTag.IsEncrypted(answer) || ContentFacts.IsEncoded(answer), ContentFacts.Of(answer, asked.Length == size));
        lock (mutex)
        {
            IsOfOtherBytes |= isOfOtherBytes;
            CheckContent(told);
        }
    }

    /// <summary>It is sure that not all bytes are of the same content.</summary>
    public static AttemptFault Changed() => new(TransferFault.ContentChanged, "the content became another while it was fetched");

    private static void CheckUnit(HttpResponseMessage answer)
    {
        // The names of units know no case.
        if (answer.Content.Headers.ContentRange is not { HasRange: true } range || !range.Unit.Equals("bytes", StringComparison.OrdinalIgnoreCase))
            throw Wrong(TransferFault.RangeIgnored, "the object store does not say which range it sent");
    }

    /// <returns>How many bytes come. Fewer than were asked for are legal, from their beginning on: the rest is asked for again.</returns>
    private long CheckRange(HttpResponseMessage answer, ByteRange asked)
    {
        CheckUnit(answer);
        var range = answer.Content.Headers.ContentRange!;
        if (range.Length is { } length && length != size) throw SizeIs(length);
        if (range.From != asked.From || range.To >= asked.To)
            throw Wrong(TransferFault.RangeShifted, $"the object store sent bytes {range.From}-{range.To} where {asked.From}-{asked.To - 1} were asked for");
        return range.To!.Value - range.From!.Value + 1;
    }

    private long CheckWhole(HttpResponseMessage answer, ByteRange asked)
    {
        if (asked.From > 0 || asked.To < size)
            throw Wrong(TransferFault.RangeIgnored, "the object store sent the whole content where a range was asked for");
        if (answer.Content.Headers.ContentLength is { } length && length != size) throw SizeIs(length);
        return size;
    }

    private void CheckContent(ContentFacts told)
    {
        if (told.ETag is { } tag && !Agrees(tag)) throw Contradicted(tag, etag is null ? "the content is not the one that was begun before (its ETag is another)" : BecameAnother);
        var known = verifies ? told.Checksums.Where(checksum => checksums.ContainsKey(checksum.Kind)).ToList() : [];
        if (known.Find(checksum => !checksums[checksum.Kind].Is(checksum.Value)) is { Value: { } other }) throw Contradicted(Convert.ToHexString(other), HasOtherChecksum);
        if (told.ETag is null && IsNamed && known.Count == 0 && (told.LastModified is null || told.LastModified != stored)) throw Unnamed();
        if (!IsNamed && known.Count == 0 && IsOfAnotherTime(told)) throw Contradicted($"{told.LastModified:O}", HasOtherTime);
        Remember(told);
    }

    private bool IsOfAnotherTime(ContentFacts told) => told.LastModified is { } time && stored is { } before && time != before;

    // Whether something is known that later answers can be held against.
    private bool IsNamed => etag is not null || earlier.ETag != 0;

    private void Remember(ContentFacts told)
    {
        contradictions = 0;
        stored ??= told.LastModified;
        foreach (var checksum in verifies ? told.Checksums : []) checksums.TryAdd(checksum.Kind, checksum);
        if (told.ETag is null) return;
        IsConfirmed = etag is not null;
        etag = told.ETag;
        stored = told.LastModified ?? stored;
    }

    private bool Agrees(string tag) => etag is null ? earlier.ETag == 0 || earlier.ETag == JournalHeader.Mark(tag) : etag == tag;

    // Only content that was stored in one piece has its MD5 for an ETag; of several parts the ETag is another number, with a dash in it.
    private byte[]? TagAsMd5() => etag is not null && !IsOfOtherBytes && ObjectTag.LooksLikeMd5(etag) ? Convert.FromHexString(etag) : null;

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

    // A cache on the way may have lost it, or another object may be behind the address now: asked again, and when it stays so, not one byte is taken.
    private static AttemptFault Unnamed() =>
        new(TransferFault.ChecksumMissing, "the object store tells no ETag any more, and so it is not sure that its content is the same as before") { MayPass = true, MostRepeats = Convincing - 1 };

    // Any of these may be the fault of one answer (a bad cache on the way): asked again, and believed only when it stays so.
    private static AttemptFault Wrong(TransferFault fault, string reason) => new(fault, reason) { MayPass = true };
}
