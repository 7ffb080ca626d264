using System.Buffers.Binary;
using System.Numerics;

namespace SevenBridges.Transfers;

/// <summary>CRC-32C, by the processor's own instruction where it has one: what bytes on the disk are recognised by after a crash.</summary>
internal struct Crc32C()
{
    private uint state = uint.MaxValue;

    public readonly uint Value => ~state;

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = new Crc32C();
        crc.Append(bytes);
        return crc.Value;
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        var crc = state;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var rest in bytes) crc = BitOperations.Crc32C(crc, rest);
        state = crc;
    }
}
