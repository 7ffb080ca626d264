using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SevenBridges.Transfers;

/// <summary>
/// CRC-32C, by the processor's own instruction where it has one: what bytes on the disk are recognised by after a crash, and what some object stores tell of a content.
/// </summary>
/// <remarks>Three stretches are computed side by side and put together, because the processor begins a new step before the last is done.</remarks>
internal struct Crc32C()
{
    private const int Lane = 1024;

    private static readonly uint[] BehindALane = Crc32CMath.TablesBehind(Lane);

    private uint state = uint.MaxValue;

    public readonly uint Value => ~state;

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = new Crc32C();
        crc.Append(bytes);
        return crc.Value;
    }

    /// <summary>The checksum of a stretch of a file; null: the file ends before it does.</summary>
    public static uint? Of(LocalFiles disk, SafeFileHandle file, ByteRange range, CancellationToken cancellationToken)
    {
        var (crc, buffer) = (new Crc32C(), new byte[Math.Min(range.Length, PartSize.Mebibyte)]);
        for (var at = range.From; at < range.To;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var read = disk.Read(file, buffer.AsSpan(0, (int)Math.Min(buffer.Length, range.To - at)), at);
            if (read == 0) return null;
            crc.Append(buffer.AsSpan(0, read));
            at += read;
        }

        return crc.Value;
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        var crc = state;
        for (; bytes.Length >= 3 * Lane && BitConverter.IsLittleEndian; bytes = bytes[(3 * Lane)..]) crc = Lanes(crc, bytes);
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var rest in bytes) crc = BitOperations.Crc32C(crc, rest);
        state = crc;
    }

    private static uint Lanes(uint crc, ReadOnlySpan<byte> bytes)
    {
        uint second = 0, third = 0;
        var one = MemoryMarshal.Cast<byte, ulong>(bytes[..Lane]);
        var two = MemoryMarshal.Cast<byte, ulong>(bytes.Slice(Lane, Lane))[..one.Length];
        var three = MemoryMarshal.Cast<byte, ulong>(bytes.Slice(2 * Lane, Lane))[..one.Length];
        for (var at = 0; at < one.Length; at++)
        {
            crc = BitOperations.Crc32C(crc, one[at]);
            second = BitOperations.Crc32C(second, two[at]);
            third = BitOperations.Crc32C(third, three[at]);
        }

        return Behind(Behind(crc) ^ second) ^ third;
    }

    private static uint Behind(uint crc)
    {
        var tables = BehindALane;
        return tables[crc & 255] ^ tables[256 + ((crc >> 8) & 255)] ^ tables[512 + ((crc >> 16) & 255)] ^ tables[768 + (crc >> 24)];
    }
}
