using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SevenBridges.Transfers;

/// <summary>The beginning of a download's journal: of which content it is. It holds no address and no token.</summary>
/// <param name="Size">Size of the content in bytes.</param>
/// <param name="File">Mark of the file's id.</param>
/// <param name="ETag">Mark of the ETag of the content; 0: it was not known when the journal was begun.</param>
internal readonly record struct JournalHeader(long Size, UInt128 File, UInt128 ETag)
{
    public const int Length = 64;

    private const int Sealed = Length - sizeof(uint);

    // Seven letters and the version of the format: another version is not read, the download begins anew.
    private static ReadOnlySpan<byte> Magic => "SBDOWN\0\u0002"u8;

    /// <summary>A number that stands for a text, without giving it away; 0 for none.</summary>
    public static UInt128 Mark(string? text) =>
        text is null ? 0 : BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <returns>The salt of this journal's records.</returns>
    public uint WriteTo(Span<byte> target)
    {
        target[..Length].Clear();
        Magic.CopyTo(target);
        BinaryPrimitives.WriteInt64LittleEndian(target[8..], Size);
        BinaryPrimitives.WriteUInt128LittleEndian(target[16..], File);
        BinaryPrimitives.WriteUInt128LittleEndian(target[32..], ETag);
        var salt = Crc32C.Of(target[..Sealed]);
        BinaryPrimitives.WriteUInt32LittleEndian(target[Sealed..], salt);
        return salt;
    }

    /// <summary>The header at the beginning of a journal; null: there is none, of another version, or a damaged one.</summary>
    public static JournalHeader? Read(ReadOnlySpan<byte> source, out uint salt)
    {
        salt = 0;
        if (source.Length < Length || !source.StartsWith(Magic)) return null;
        salt = BinaryPrimitives.ReadUInt32LittleEndian(source[Sealed..]);
        if (salt != Crc32C.Of(source[..Sealed])) return null;
        return new JournalHeader(
            BinaryPrimitives.ReadInt64LittleEndian(source[8..]),
            BinaryPrimitives.ReadUInt128LittleEndian(source[16..]),
            BinaryPrimitives.ReadUInt128LittleEndian(source[32..]));
    }
}
