using System.Buffers;

namespace SevenBridges.Http;

/// <summary>A rented array that grows as a body comes in, up to a cap, and is either handed on or returned.</summary>
internal sealed class BodyBuffer(int first, int cap) : IDisposable
{
    private byte[]? array = ArrayPool<byte>.Shared.Rent(first);

    public int Length { get; private set; }

    /// <summary>Where the next bytes go; empty when the cap is reached.</summary>
    public Memory<byte> Free => array.AsMemory(Length, Math.Min(array!.Length, cap) - Length);

    public ReadOnlySpan<byte> Written => array.AsSpan(0, Length);

    public void Advance(int count)
    {
        Length += count;
        if (Length == array!.Length && Length < cap) Grow();
    }

    /// <summary>Hands the array on to whoever returns it to the pool; null when nothing was written.</summary>
    public byte[]? Detach()
    {
        if (Length == 0) return null;
        var handed = array;
        array = null;
        return handed;
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref array, null) is { } rented) ArrayPool<byte>.Shared.Return(rented);
    }

    private void Grow()
    {
        var grown = ArrayPool<byte>.Shared.Rent((int)Math.Min(2L * Length, cap));
        Written.CopyTo(grown);
        ArrayPool<byte>.Shared.Return(array!);
        array = grown;
    }
}
