using System.Security.Cryptography;

namespace SevenBridges.Emulator.Storage;

/// <summary>Bytes in memory; the ETag is their MD5, as object stores give it, computed here unless somebody has it.</summary>
internal sealed class ByteContent(byte[] bytes, string? etag = null) : Content
{
    public override long Length => bytes.Length;

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5351:Do not use broken cryptographic algorithms", Justification = "Object stores give the MD5 as the ETag; nothing is protected by it.")]
    public override string ETag => field ??= etag ?? $"\"{Convert.ToHexStringLower(MD5.HashData(bytes))}\"";

    public override int Read(long offset, Span<byte> buffer)
    {
        var count = (int)Math.Min(buffer.Length, Math.Max(0, bytes.Length - offset));
        bytes.AsSpan((int)Math.Min(offset, bytes.Length), count).CopyTo(buffer);
        return count;
    }
}
