namespace SevenBridges.Transfers;

/// <summary>Puts the checksums of stretches together, in whatever order they come: neighbours become one, so that no more is kept than there are gaps.</summary>
internal sealed class StretchSums
{
    private readonly Lock mutex = new();
    private readonly Dictionary<long, Stretch> byStart = [];
    private readonly Dictionary<long, Stretch> byEnd = [];

    /// <summary>A stretch has this CRC-32C. Empty ones, and those that were there before, do not count.</summary>
    public void Add(ByteRange range, uint checksum)
    {
        lock (mutex)
        {
            if (range.Length == 0 || byStart.ContainsKey(range.From) || byEnd.ContainsKey(range.To)) return;
            var stretch = new Stretch(range, checksum);
            if (byEnd.Remove(range.From, out var before)) stretch = Joined(before, stretch);
            if (byStart.Remove(range.To, out var after)) stretch = Joined(stretch, after);
            byStart[stretch.Range.From] = stretch;
            byEnd[stretch.Range.To] = stretch;
        }
    }

    /// <summary>The CRC-32C of the whole; null: not all of it is known, or stretches overlap.</summary>
    public uint? Whole(long size)
    {
        lock (mutex)
        {
            if (size == 0) return Crc32C.Of([]);
            return byStart.TryGetValue(0, out var all) && all.Range.To == size ? all.Checksum : null;
        }
    }

    public void Clear()
    {
        lock (mutex)
        {
            byStart.Clear();
            byEnd.Clear();
        }
    }

    private static Stretch Joined(Stretch one, Stretch other) =>
        new(new ByteRange(one.Range.From, other.Range.To), Crc32CMath.Combine(one.Checksum, other.Checksum, other.Range.Length));

    private readonly record struct Stretch(ByteRange Range, uint Checksum);
}
