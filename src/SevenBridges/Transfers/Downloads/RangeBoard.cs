namespace SevenBridges.Transfers;

/// <summary>
/// Who fetches what. Workers take stretches until none is left; one that then finds nothing takes half of what the slowest would take longest for, so that no worker is
/// idle while another has much before it.
/// </summary>
internal sealed class RangeBoard
{
    // Less than this is not worth a request of its own.
    private const long LeastToTake = 4 * PartSize.Mebibyte;

    // Unless it would take long: one connection in a hundred crawls, and all would wait for it.
    private const long LeastToTakeFromACrawler = 256 * PartSize.Kibibyte;

    // Of a file of very many stretches the end is so short a time that it is not worth many requests more than the stretches need.
    private const int ManyStretches = 512;
    private const int MostHalvings = 256;

    private static readonly TimeSpan Long = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan VeryLong = TimeSpan.FromSeconds(30);

    private readonly Lock mutex = new();
    private readonly LinkedList<ByteRange> free = new();
    private readonly List<Claim> claimed = [];
    private readonly long stretch;
    private readonly TimeProvider clock;
    private int claims;
    private long halvings;

    /// <param name="missing">What is to be fetched.</param>
    /// <param name="stretch">The most that is claimed at once.</param>
    /// <param name="clock">Tells who is slow.</param>
    public RangeBoard(IEnumerable<ByteRange> missing, long stretch, TimeProvider clock)
    {
        (this.stretch, this.clock) = (stretch, clock);
        foreach (var range in missing)
            if (range.Length > 0) free.AddLast(range);
        var stretches = free.Sum(range => (range.Length + stretch - 1) / stretch);
        halvings = HalvingsFor(stretches);
    }

    /// <summary>What a worker fetches at once: an even share, neither too small for its request nor so large that the end of the file waits for one worker; of a very large file more, for fewer requests.</summary>
    public static long StretchFor(long size, int workers)
    {
        var share = size / workers;
        return Math.Clamp(share, 4 * PartSize.Mebibyte, Math.Clamp(share / 16, 32 * PartSize.Mebibyte, 128 * PartSize.Mebibyte));
    }

    /// <summary>How often a worker that finds nothing may take half of another's stretch, and so how many requests there may be besides one for each stretch.</summary>
    public static long HalvingsFor(long stretches) => stretches < ManyStretches ? MostHalvings : stretches / 50;

    /// <summary>How many workers can be given something at once, as of now.</summary>
    public int MostClaims
    {
        get
        {
            lock (mutex) return (int)Math.Min(int.MaxValue, free.Sum(range => (range.Length + LeastToTake - 1) / LeastToTake));
        }
    }

    /// <summary>What is neither fetched nor being fetched.</summary>
    public IReadOnlyList<ByteRange> Free
    {
        get
        {
            lock (mutex) return [.. free];
        }
    }

    /// <summary>Something to fetch; null: all that is left is being fetched, and little of it.</summary>
    public Claim? Take()
    {
        lock (mutex)
        {
            if ((TakeFree() ?? TakeHalf()) is not { } range) return null;
            var claim = new Claim(range, ++claims, clock.GetTimestamp());
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
        var now = clock.GetTimestamp();
        var slowest = claimed.MaxBy(claim => TimeLeft(claim, now));
        if (slowest is null || !IsWorthHalving(slowest, now)) return null;
        var half = new ByteRange(slowest.End - ((slowest.End - slowest.Held) / 2), slowest.End);
        slowest.End = half.From;
        halvings--;
        return half;
    }

    private bool IsWorthHalving(Claim claim, long now)
    {
        var rest = claim.End - claim.Held;
        if (halvings <= 0) return rest >= 2 * LeastToTakeFromACrawler && TimeLeft(claim, now) > VeryLong;
        return rest >= 2 * LeastToTake || (rest >= 2 * LeastToTakeFromACrawler && TimeLeft(claim, now) > Long);
    }

    // At the speed that it has had. One that has just begun is taken for neither fast nor slow.
    private TimeSpan TimeLeft(Claim claim, long now)
    {
        var elapsed = clock.GetElapsedTime(claim.Began, now) + TimeSpan.FromMilliseconds(1);
        return elapsed * ((claim.End - claim.Held) / (double)(claim.Held - claim.From + LeastToTakeFromACrawler));
    }
}
