using System.Buffers.Binary;
using System.Security.Cryptography;

namespace SevenBridges.Transfers;

/// <summary>Computes a checksum of a content from its bytes, one behind the other.</summary>
internal sealed class ContentHash(ChecksumKind kind) : IDisposable
{
    private readonly IncrementalHash? hash = kind switch
    {
        ChecksumKind.Md5 => IncrementalHash.CreateHash(HashAlgorithmName.MD5),
        ChecksumKind.Sha256 => IncrementalHash.CreateHash(HashAlgorithmName.SHA256),
        _ => null,
    };

    private Crc32C crc = new();

    public ChecksumKind Kind => kind;

    /// <summary>How many bytes it has.</summary>
    public long Length { get; private set; }

    public static byte[] BytesOf(uint crc)
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, crc);
        return bytes;
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (hash is null) crc.Append(bytes);
        else hash.AppendData(bytes);
        Length += bytes.Length;
    }

    /// <summary>The checksum of all bytes so far.</summary>
    public byte[] Value() => hash?.GetCurrentHash() ?? BytesOf(crc.Value);

    public void Dispose() => hash?.Dispose();
}
