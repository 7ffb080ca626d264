namespace SevenBridges.Transfers;

/// <summary>
/// Who fetches what. Workers take stretches until none is left; one that then finds nothing takes half of the largest rest, so that no worker is idle while another
/// has much before it.
/// </summary>
internal sealed class RangeBoard
{
    // Less than this is not worth a request of its own.
    private const long LeastToTake = 4 * PartSize.Mebibyte;

    private readonly Lock mutex = new();
    private readonly LinkedList<ByteRange> free = new();
    private readonly List<Claim> claimed = [];
    private readonly long stretch;
    private int claims;

    /// <param name="missing">What is to be fetched.</param>
    /// <param name="stretch">The most that is claimed at once.</param>
    public RangeBoard(IEnumerable<ByteRange> missing, long stretch)
    {
        this.stretch = stretch;
        foreach (var range in missing)
            if (range.Length > 0) free.AddLast(range);
    }

    /// <summary>What a worker fetches at once: an even share, neither too small for its request nor so large that the end of the file waits for one worker.</summary>
    public static long StretchFor(long size, int workers) => Math.Clamp(size / workers, 4 * PartSize.Mebibyte, 64 * PartSize.Mebibyte);

    /// <summary>Something to fetch; null: all that is left is being fetched, and little of it.</summary>
    public Claim? Take()
    {
        lock (mutex)
        {
            if ((TakeFree() ?? TakeHalf()) is not { } range) return null;
            var claim = new Claim(range, ++claims);
            claimed.Add(claim);
            return claim;
        }
    }

    /// <summary>What a worker has still to fetch of its claim, as of now.</summary>
    public ByteRange RestOf(Claim claim)
    {
        lock (mutex) return new ByteRange(claim.Next, claim.End);
    }

    /// <summary>Holds bytes that have come, so that nobody takes their place away while they are written.</summary>
    /// <returns>How many of them still belong to the claim.</returns>
    public int Hold(Claim claim, int came)
    {
        lock (mutex)
        {
            claim.Held = Math.Min(claim.Next + came, claim.End);
            return (int)(claim.Held - claim.Next);
        }
    }

    /// <summary>The bytes that were held are written.</summary>
    public void Written(Claim claim)
    {
        lock (mutex) claim.Next = claim.Held;
    }

    /// <summary>A worker is done with a claim, or gives it up: what it has not fetched is free again.</summary>
    public void Release(Claim claim)
    {
        lock (mutex)
        {
            claimed.Remove(claim);
            if (claim.Next < claim.End) free.AddFirst(new ByteRange(claim.Next, claim.End));
        }
    }

    private ByteRange? TakeFree()
    {
        if (free.First is not { Value: var range }) return null;
        free.RemoveFirst();
        if (range.Length <= stretch) return range;
        free.AddFirst(range with { From = range.From + stretch });
        return range with { To = range.From + stretch };
    }

    private ByteRange? TakeHalf()
    {
        var largest = claimed.MaxBy(claim => claim.End - claim.Held);
        if (largest is null || largest.End - largest.Held < 2 * LeastToTake) return null;
        var half = new ByteRange(largest.End - ((largest.End - largest.Held) / 2), largest.End);
        largest.End = half.From;
        return half;
    }
}
