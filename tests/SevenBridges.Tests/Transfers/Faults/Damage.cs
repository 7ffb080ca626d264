using System.Buffers.Binary;
using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers.Faults;

/// <summary>What may happen to the files of a transfer between two processes.</summary>
internal static class Damage
{
    private const int HeaderSeal = JournalHeader.Length - sizeof(uint);

    public static IReadOnlyDictionary<string, Action<BrokenOff>> OfDownloads { get; } = new Dictionary<string, Action<BrokenOff>>
    {
        ["nothing"] = _ => { },
        ["journal truncated"] = files => Edit(files.Journal, bytes => bytes[..(bytes.Length / 2)]),
        ["journal cut in its header"] = files => Edit(files.Journal, bytes => bytes[..Math.Min(20, bytes.Length)]),
        ["journal empty"] = files => Edit(files.Journal, _ => []),
        ["journal gone"] = files => File.Delete(files.Journal),
        ["journal garbage"] = files => Edit(files.Journal, bytes => Bytes.Seeded(1, bytes.Length)),
        ["journal of another object"] = files => Edit(files.Journal, bytes => Sealed(bytes, header => header[20] ^= 1)),
        ["journal of another version"] = files => Edit(files.Journal, bytes => Sealed(bytes, header => header[7]++)),
        ["temporary file edited"] = files => Edit(files.Data, bytes => Flipped(bytes, bytes.Length / 7)),
        ["temporary file cut"] = files => Edit(files.Data, bytes => bytes[..(bytes.Length / 3)]),
        ["temporary file gone"] = files => File.Delete(files.Data),
    };

    public static IReadOnlyDictionary<string, Action<BrokenOff>> OfUploads { get; } = new Dictionary<string, Action<BrokenOff>>
    {
        ["nothing"] = _ => { },
        ["journal truncated"] = files => Edit(files.Journal, bytes => bytes[..(bytes.Length / 2)]),
        ["journal empty"] = files => Edit(files.Journal, _ => []),
        ["journal garbage"] = files => Edit(files.Journal, bytes => Bytes.Seeded(1, bytes.Length)),
        ["journal of another version"] = files => Edit(files.Journal, bytes => SealedAtTheEnd(bytes, all => all[7]++)),
        ["journal of another object"] = files => Edit(files.Journal, bytes => SealedAtTheEnd(bytes, all => all[^30] ^= 1)),
        ["local file edited"] = files => Edit(files.Data, bytes => Flipped(bytes, bytes.Length / 7)),
        ["local file cut"] = files => Edit(files.Data, bytes => bytes[..(bytes.Length / 2)]),
    };

    private static void Edit(string path, Func<byte[], byte[]> edit)
    {
        if (File.Exists(path)) File.WriteAllBytes(path, edit(File.ReadAllBytes(path)));
    }

    private static byte[] Flipped(byte[] bytes, int at)
    {
        if (bytes.Length > 0) bytes[at] ^= 1;
        return bytes;
    }

    // Nothing is wrong with its checksum: only what it says.
    private static byte[] Sealed(byte[] bytes, Action<byte[]> edit)
    {
        if (bytes.Length < JournalHeader.Length) return bytes;
        edit(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(HeaderSeal), Crc32C.Of(bytes.AsSpan(0, HeaderSeal)));
        return bytes;
    }

    private static byte[] SealedAtTheEnd(byte[] bytes, Action<byte[]> edit)
    {
        if (bytes.Length < 40) return bytes;
        edit(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(bytes.Length - sizeof(uint)), Crc32C.Of(bytes.AsSpan(0, bytes.Length - sizeof(uint))));
        return bytes;
    }
}
