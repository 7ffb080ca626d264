using System.Buffers.Binary;

namespace SevenBridges.Transfers;

/// <summary>What a download's journal knows of the content: by what to recognise it, and its checksums.</summary>
/// <param name="ETag">Mark of its ETag; 0: not known.</param>
/// <param name="Stored">When it was stored, to the second; null: not known.</param>
/// <param name="Checksums">What the object store told, each kind once.</param>
internal sealed record JournalContent(UInt128 ETag, DateTimeOffset? Stored, IReadOnlyList<ContentChecksum> Checksums)
{
    private const int Half = 16;

    /// <summary>Nothing is known.</summary>
    public static JournalContent Unknown { get; } = new(0, null, []);

    /// <summary>What a journal says.</summary>
    /// <param name="header">Its header, which holds the ETag if that was known when it was begun.</param>
    /// <param name="records">Its records, which hold what became known later.</param>
    public static JournalContent Of(JournalHeader header, IReadOnlyList<JournalRecord> records)
    {
        var named = records.Where(record => record.Kind == JournalRecordKind.Content).Select(record => record.Mark);
        var halves = records.Where(record => record.Kind == JournalRecordKind.Checksum).ToLookup(record => (ChecksumKind)record.Checksum, BytesOf);
        var checksums = Enum.GetValues<ChecksumKind>().Select(kind => new ContentChecksum(kind, [.. WholeOf(halves[kind], kind)]));
        return new JournalContent(
            header.ETag != 0 ? header.ETag : named.LastOrDefault(), StoredIn(records), [.. checksums.Where(checksum => checksum.Value.Length == LengthOf(checksum.Kind))]);
    }

    /// <summary>The records that say a checksum: one for each sixteen bytes.</summary>
    public static IEnumerable<JournalRecord> RecordsOf(ContentChecksum checksum)
    {
        for (var at = 0; at < checksum.Value.Length; at += Half)
        {
            var half = new byte[Half];
            checksum.Value.AsSpan(at, Math.Min(Half, checksum.Value.Length - at)).CopyTo(half);
            yield return new JournalRecord(
                JournalRecordKind.Checksum, BinaryPrimitives.ReadInt64LittleEndian(half), BinaryPrimitives.ReadInt64LittleEndian(half.AsSpan(8)), (uint)checksum.Kind);
        }
    }

    private static DateTimeOffset? StoredIn(IReadOnlyList<JournalRecord> records) =>
        records.LastOrDefault(record => record.Kind == JournalRecordKind.Stored) is { First: > 0 and var ticks } ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    // The last records count: a process that died between the two of one checksum left half of it, and the next one wrote both.
    private static IEnumerable<byte> WholeOf(IEnumerable<byte[]> halves, ChecksumKind kind) =>
        halves.TakeLast((LengthOf(kind) + Half - 1) / Half).SelectMany(half => half).Take(LengthOf(kind));

    private static byte[] BytesOf(JournalRecord record)
    {
        var half = new byte[Half];
        BinaryPrimitives.WriteInt64LittleEndian(half, record.First);
        BinaryPrimitives.WriteInt64LittleEndian(half.AsSpan(8), record.Second);
        return half;
    }

    private static int LengthOf(ChecksumKind kind) => kind switch { ChecksumKind.Crc32C => 4, ChecksumKind.Md5 => Half, _ => 2 * Half };
}
