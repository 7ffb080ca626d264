using Microsoft.Win32.SafeHandles;
using SevenBridges.Emulator.Storage;
using SevenBridges.Transfers;

namespace SevenBridges.Build;

/// <summary>A disk of any size: every byte that is written is compared with what belongs there, and dropped.</summary>
/// <param name="expected">What belongs there.</param>
internal sealed class DroppingDisk(SyntheticContent expected) : LocalFiles
{
    private const int BlockSize = 64 * 1024;

    [ThreadStatic]
    private static byte[]? block;

    private long written;
    private long wrong;

    /// <summary>How many bytes were written.</summary>
    public long Written => Volatile.Read(ref written);

    /// <summary>How many stretches of bytes were others than belong there.</summary>
    public long Wrong => Volatile.Read(ref wrong);

    public override void Write(SafeFileHandle handle, ReadOnlySpan<byte> bytes, long offset)
    {
        Interlocked.Add(ref written, bytes.Length);
        block ??= new byte[BlockSize];
        for (var at = 0; at < bytes.Length; at += BlockSize)
        {
            var piece = bytes.Slice(at, Math.Min(BlockSize, bytes.Length - at));
            var right = block.AsSpan(0, piece.Length);
            if (expected.Read(offset + at, right) != piece.Length || !piece.SequenceEqual(right)) Interlocked.Increment(ref wrong);
        }
    }
}
