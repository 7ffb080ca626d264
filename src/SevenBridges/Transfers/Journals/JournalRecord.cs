using System.Buffers.Binary;

namespace SevenBridges.Transfers;

/// <summary>One line of a download's journal.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="First">Of an extent: where it begins. Of a session, a content and a checksum: half of the mark or of the checksum. Of a flush: how many records it covers. Of a time: its UTC ticks.</param>
/// <param name="Second">Of an extent: where it ends. Of a session, a content and a checksum: the other half.</param>
/// <param name="Checksum">Of an extent: the CRC-32C of its bytes. Of a checksum: its <see cref="ChecksumKind"/>.</param>
internal readonly record struct JournalRecord(JournalRecordKind Kind, long First, long Second, uint Checksum)
{
    public const int Size = 32;

    private const int Sealed = Size - sizeof(uint);

    public static JournalRecord Extent(ByteRange range, uint checksum) => new(JournalRecordKind.Extent, range.From, range.To, checksum);

    public static JournalRecord Session(UInt128 boot) => new(JournalRecordKind.Session, (long)(ulong)(boot >> 64), (long)(ulong)boot, 0);

    public static JournalRecord Content(UInt128 etag) => Session(etag) with { Kind = JournalRecordKind.Content };

    public static JournalRecord Stored(DateTimeOffset time) => new(JournalRecordKind.Stored, time.UtcTicks, 0, 0);

    public static JournalRecord Durable(int covered) => new(JournalRecordKind.Durable, covered, 0, 0);

    public ByteRange Range => new(First, Second);

    /// <summary>Of a session: mark of the machine's start. Of a content: mark of its ETag.</summary>
    public UInt128 Mark => new((ulong)First, (ulong)Second);

    /// <param name="target">Takes 32 bytes.</param>
    /// <param name="salt">Of this journal: records of another do not count.</param>
    /// <param name="number">Its place in the journal: one that is missing ends what is believed.</param>
    public void WriteTo(Span<byte> target, uint salt, int number)
    {
        target[..Size].Clear();
        target[0] = (byte)Kind;
        BinaryPrimitives.WriteInt32LittleEndian(target[4..], number);
        BinaryPrimitives.WriteInt64LittleEndian(target[8..], First);
        BinaryPrimitives.WriteInt64LittleEndian(target[16..], Second);
        BinaryPrimitives.WriteUInt32LittleEndian(target[24..], Checksum);
        BinaryPrimitives.WriteUInt32LittleEndian(target[Sealed..], Crc32C.Of(target[..Sealed]) ^ salt);
    }

    /// <summary>The records of a journal, up to the first that is torn, damaged or missing.</summary>
    public static IReadOnlyList<JournalRecord> ReadAll(ReadOnlySpan<byte> source, uint salt)
    {
        var records = new List<JournalRecord>(source.Length / Size);
        while (source.Length >= Size && IsWhole(source, salt, records.Count))
        {
            records.Add(Read(source));
            source = source[Size..];
        }

        return records;
    }

    private static bool IsWhole(ReadOnlySpan<byte> source, uint salt, int number) =>
        BinaryPrimitives.ReadUInt32LittleEndian(source[Sealed..]) == (Crc32C.Of(source[..Sealed]) ^ salt)
        && BinaryPrimitives.ReadInt32LittleEndian(source[4..]) == number;

    private static JournalRecord Read(ReadOnlySpan<byte> source) => new(
        (JournalRecordKind)source[0],
        BinaryPrimitives.ReadInt64LittleEndian(source[8..]),
        BinaryPrimitives.ReadInt64LittleEndian(source[16..]),
        BinaryPrimitives.ReadUInt32LittleEndian(source[24..]));
}
