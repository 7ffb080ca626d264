namespace SevenBridges.Transfers;

/// <summary>
/// Finds out how many connections a line is worth: doubles them as long as that pays, then tries a few more and a few less from time to time, and halves them when the
/// object store says that it is too much.
/// </summary>
/// <remarks>Measured: loopback needs 4, a line that caps each connection 64. What is found out is kept for the transfers that follow.</remarks>
internal sealed class Tempo(Gate slots, TimeProvider clock, Action<int> changed)
{
    /// <summary>How many there are before anything is known.</summary>
    public const int First = 16;

    /// <summary>How many there may be.</summary>
    public const int Most = 64;

    private const int Least = 2;

    // Doubling that brings less than this is not worth the memory, and what is below it may be noise.
    private const double Pays = 1.2;
    private const double PaysALittle = 1.08;
    private const double CostsNothing = 0.98;

    private static readonly TimeSpan ShortestWindow = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan LongestWindow = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenTrials = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromSeconds(10);

    private readonly Lock mutex = new();
    private Phase phase = Phase.Doubling;
    private int known = First;
    private double knownRate;
    private bool triedMore;
    private long bytes;
    private int moves;
    private long begun;
    private bool isMeasuring;
    private long settled;
    private long quietUntil;
    private TimeSpan answer = TimeSpan.FromMilliseconds(10);

    private enum Phase
    {
        Doubling,
        Steady,
        Trial,
    }

    /// <summary>A request was answered after this time: measuring begins only when those that were added have had time to bring bytes.</summary>
    public void Answered(TimeSpan after)
    {
        lock (mutex) answer = (answer * 0.75) + (after * 0.25);
    }

    /// <summary>Bytes have moved.</summary>
    public void Moved(int count)
    {
        lock (mutex)
        {
            var now = clock.GetTimestamp();
            if (slots.Inside != slots.Limit || now < settled)
            {
                isMeasuring = false;
                return;
            }

            if (!isMeasuring) (isMeasuring, begun, bytes, moves) = (true, now, 0, 0);
            bytes += count;
            moves++;
            var elapsed = clock.GetElapsedTime(begun, now);
            if (elapsed < ShortestWindow || (moves < 2 * slots.Limit && elapsed < LongestWindow)) return;
            isMeasuring = false;
            Decide(bytes / elapsed.TotalSeconds, now);
        }
    }

    /// <summary>The object store says that it is too much, or that it cannot at the moment.</summary>
    public void Refused()
    {
        lock (mutex)
        {
            var now = clock.GetTimestamp();
            if (now < quietUntil && slots.Limit <= known / 2) return;
            phase = Phase.Steady;
            (known, knownRate) = (slots.Limit, 0);
            quietUntil = now + Ticks(AfterRefusal);
            Set(Math.Max(Least, slots.Limit / 2), now);
        }
    }

    private void Decide(double rate, long now)
    {
        switch (phase)
        {
            case Phase.Doubling when rate > knownRate * Pays && slots.Limit < Most:
                (known, knownRate) = (slots.Limit, rate);
                Set(Math.Min(Most, slots.Limit * 2), now);
                break;
            case Phase.Doubling:
                Keep(rate > knownRate * PaysALittle, rate, now);
                break;
            case Phase.Steady when now >= quietUntil:
                (known, knownRate, triedMore) = (slots.Limit, rate, !triedMore);
                phase = Phase.Trial;
                var step = Math.Max(1, slots.Limit / 4);
                Set(Math.Clamp(slots.Limit + (triedMore ? step : -step), Least, Most), now);
                break;
            case Phase.Trial:
                Keep(rate > knownRate * (triedMore ? PaysALittle : CostsNothing), rate, now);
                break;
        }
    }

    private void Keep(bool thisOne, double rate, long now)
    {
        if (thisOne) (known, knownRate) = (slots.Limit, rate);
        phase = Phase.Steady;
        quietUntil = now + Ticks(BetweenTrials);
        Set(known, now);
    }

    private void Set(int limit, long now)
    {
        settled = now + Ticks(answer * 1.5);
        if (limit == slots.Limit) return;
        slots.Limit = limit;
        changed(limit);
    }

    private long Ticks(TimeSpan time) => (long)(time.TotalSeconds * clock.TimestampFrequency);
}
