using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace SevenBridges.Emulator.Storage;

/// <summary>
/// Bytes that are computed when they are read, from an id and their offset: any size, no memory. Each block of 64 KiB is one fixed block, each word of
/// it changed by a key of the file and the block, so that neither blocks nor files can be taken for each other.
/// </summary>
internal sealed class SyntheticContent(string id, long length, string? etag = null) : Content
{
    private const int BlockSize = 64 * 1024;
    private static readonly byte[] Pattern = MakePattern();

    private readonly ulong key = Mixing.Hash(id);

    public override long Length => length;

    /// <summary>Unless it was given: one that cannot be taken for an MD5, which nobody computes over a terabyte.</summary>
    public override string ETag { get; } = etag ?? $"\"{Mixing.Mix(Mixing.Hash(id)):x16}{Mixing.Mix((ulong)length):x16}-{Math.Max(1, (length + (1L << 26) - 1) >> 26)}\"";

    public override int Read(long offset, Span<byte> buffer)
    {
        var count = (int)Math.Clamp(length - offset, 0, buffer.Length);
        for (var done = 0; done < count;)
        {
            var (block, start) = Math.DivRem(offset + done, BlockSize);
            var size = Math.Min(count - done, BlockSize - (int)start);
            Combine(Pattern.AsSpan((int)start, size), buffer.Slice(done, size), Mixing.Mix(key + (ulong)block), (int)start % 8);
            done += size;
        }

        return count;
    }

    /// <param name="source">The fixed bytes.</param>
    /// <param name="target">Takes the result.</param>
    /// <param name="word">What each word of them is changed by.</param>
    /// <param name="phase">Which byte of the word meets the first byte.</param>
    private static void Combine(ReadOnlySpan<byte> source, Span<byte> target, ulong word, int phase)
    {
        var keys = Vector.AsVectorByte(new Vector<ulong>(BitOperations.RotateRight(word, phase * 8)));
        var from = MemoryMarshal.Cast<byte, Vector<byte>>(source);
        var to = MemoryMarshal.Cast<byte, Vector<byte>>(target);
        for (var i = 0; i < from.Length; i++)
            to[i] = from[i] ^ keys;
        for (var i = from.Length * Vector<byte>.Count; i < source.Length; i++)
            target[i] = (byte)(source[i] ^ keys[i % Vector<byte>.Count]);
    }

    private static byte[] MakePattern()
    {
        var bytes = new byte[BlockSize];
        for (var i = 0; i < bytes.Length; i += 8)
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i), Mixing.Mix((ulong)i));
        return bytes;
    }
}
