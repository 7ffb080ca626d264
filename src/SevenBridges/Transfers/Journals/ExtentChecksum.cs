using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SevenBridges.Transfers;

/// <summary>
/// What a stretch of a download is recognised by after a crash: four CRC-32Cs side by side, each of every fourth word, because the processor begins a new one before the
/// last is done. It comes out the same however the bytes are cut.
/// </summary>
internal struct ExtentChecksum()
{
    private const int Stripe = 4 * sizeof(ulong);

    private readonly byte[] rest = new byte[Stripe];
    private int restLength;
    private uint one = uint.MaxValue;
    private uint two = uint.MaxValue;
    private uint three = uint.MaxValue;
    private uint four = uint.MaxValue;

    /// <summary>The checksum of all bytes so far.</summary>
    public readonly uint Value
    {
        get
        {
            Span<byte> all = stackalloc byte[Stripe + (4 * sizeof(uint))];
            rest.AsSpan(0, restLength).CopyTo(all);
            var lanes = all[restLength..];
            BinaryPrimitives.WriteUInt32LittleEndian(lanes, one);
            BinaryPrimitives.WriteUInt32LittleEndian(lanes[4..], two);
            BinaryPrimitives.WriteUInt32LittleEndian(lanes[8..], three);
            BinaryPrimitives.WriteUInt32LittleEndian(lanes[12..], four);
            return Crc32C.Of(all[..(restLength + (4 * sizeof(uint)))]);
        }
    }

    /// <summary>The checksum of a stretch of a file; null: the file ends before it does.</summary>
    public static uint? Of(LocalFiles disk, SafeFileHandle file, ByteRange range, CancellationToken cancellationToken)
    {
        var (checksum, buffer) = (new ExtentChecksum(), new byte[Math.Min(range.Length, PartSize.Mebibyte)]);
        for (var at = range.From; at < range.To;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var read = disk.Read(file, buffer.AsSpan(0, (int)Math.Min(buffer.Length, range.To - at)), at);
            if (read == 0) return null;
            checksum.Append(buffer.AsSpan(0, read));
            at += read;
        }

        return checksum.Value;
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (restLength > 0) bytes = bytes[Complete(bytes)..];
        bytes = bytes[Stripes(bytes)..];
        bytes.CopyTo(rest.AsSpan(restLength));
        restLength += bytes.Length;
    }

    // What was too short for all four, together with what came now.
    private int Complete(ReadOnlySpan<byte> bytes)
    {
        var count = Math.Min(Stripe - restLength, bytes.Length);
        bytes[..count].CopyTo(rest.AsSpan(restLength));
        restLength += count;
        if (restLength < Stripe) return count;
        Stripes(rest);
        restLength = 0;
        return count;
    }

    private int Stripes(ReadOnlySpan<byte> bytes)
    {
        if (restLength is > 0 and < Stripe) return 0;
        var (a, b, c, d) = (one, two, three, four);
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        for (; words.Length >= 4; words = words[4..])
        {
            a = BitOperations.Crc32C(a, words[0]);
            b = BitOperations.Crc32C(b, words[1]);
            c = BitOperations.Crc32C(c, words[2]);
            d = BitOperations.Crc32C(d, words[3]);
        }

        var at = bytes.Length / Stripe * Stripe;
        (one, two, three, four) = (a, b, c, d);
        return at;
    }
}
