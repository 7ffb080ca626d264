using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SevenBridges.Emulator.Storage;

/// <summary>Makes the ETag of a part while its bytes pass.</summary>
internal abstract class PartHash : IDisposable
{
    public abstract void Append(ReadOnlySpan<byte> bytes);

    /// <param name="length">How many bytes there were.</param>
    public abstract string ETag(long length);

    public abstract void Dispose();
}

/// <summary>What object stores give unless they encrypt with keys of their own.</summary>
internal sealed class Md5Hash : PartHash
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);

    public override void Append(ReadOnlySpan<byte> bytes) => hash.AppendData(bytes);

    public override string ETag(long length) => $"\"{Convert.ToHexStringLower(hash.GetHashAndReset())}\"";

    public override void Dispose() => hash.Dispose();
}

/// <summary>A tenth of the work, by an instruction of the processor; its form cannot be taken for an MD5.</summary>
internal sealed class Crc32CHash : PartHash
{
    private uint crc = uint.MaxValue;

    public override void Append(ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
            crc = BitOperations.Crc32C(crc, word);
        foreach (var value in bytes[(words.Length * sizeof(ulong))..])
            crc = BitOperations.Crc32C(crc, value);
    }

    public override string ETag(long length) => string.Create(CultureInfo.InvariantCulture, $"\"0x{~crc:X8}{length:X10}\"");

    public override void Dispose()
    {
        // Holds a number only.
    }
}
