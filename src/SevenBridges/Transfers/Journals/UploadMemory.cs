using System.Text;

namespace SevenBridges.Transfers;

/// <summary>What is remembered of an upload: which it is on the Platform, and of what. Which parts are there, the Platform knows. It holds no address and no token.</summary>
/// <param name="UploadId">Its id on the Platform.</param>
/// <param name="Destination">Mark of endpoint, project or folder, and name.</param>
/// <param name="Size">Size of the local content.</param>
/// <param name="Stamp">When the local content was last written to, in ticks.</param>
/// <param name="PartSize">Size of every part but the last.</param>
/// <param name="IsParallel">Whether parts may be sent at the same time.</param>
/// <param name="Opened">When it was opened, in ticks of UTC.</param>
/// <param name="IsOpaque">Whether it is known that the object store's ETags are no MD5s, whatever they look like.</param>
internal sealed record UploadMemory(string UploadId, UInt128 Destination, long Size, long Stamp, long PartSize, bool IsParallel, long Opened, bool IsOpaque)
{
    // Seven letters and the version of the format. The first version, which says nothing of ETags, is still read; of any other the upload begins anew.
    private const byte FirstVersion = 1;

    private static ReadOnlySpan<byte> Magic => "SBUPLD\0\u0002"u8;

    /// <summary>Whether bytes begin as a journal of any version does.</summary>
    public static bool Begins(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Magic[..^1]);

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(Magic);
        writer.Write(UploadId);
        writer.Write((ulong)(Destination >> 64));
        writer.Write((ulong)Destination);
        writer.Write(Size);
        writer.Write(Stamp);
        writer.Write(PartSize);
        writer.Write(IsParallel);
        writer.Write(Opened);
        writer.Write(IsOpaque);
        writer.Write(Crc32C.Of(bytes.ToArray()));
        return bytes.ToArray();
    }

    /// <summary>What bytes say; null: they are damaged, of another version, or something else.</summary>
    public static UploadMemory? Read(byte[] bytes)
    {
        if (bytes.Length < Magic.Length + sizeof(uint) || !Begins(bytes)) return null;
        var isFirst = bytes[Magic.Length - 1] == FirstVersion;
        if (!isFirst && bytes[Magic.Length - 1] != Magic[^1]) return null;
        if (Crc32C.Of(bytes.AsSpan(0, bytes.Length - sizeof(uint))) != BitConverter.ToUInt32(bytes, bytes.Length - sizeof(uint))) return null;
        using var reader = new BinaryReader(new MemoryStream(bytes, Magic.Length, bytes.Length - Magic.Length), Encoding.UTF8);
        return new UploadMemory(
            reader.ReadString(), new UInt128(reader.ReadUInt64(), reader.ReadUInt64()), reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadBoolean(),
            reader.ReadInt64(), !isFirst && reader.ReadBoolean());
    }
}
