namespace SevenBridges.Transfers;

/// <summary>
/// Finds out how many connections a line is worth. The first answers tell how distant the other side is: the farther, the more connections it takes to fill the line. Then
/// a few more and a few less are tried from time to time, and when the object store says that it is too much they are halved.
/// </summary>
/// <remarks>
/// Measured: loopback needs as many as there are processors, but hardly more than 4, and loses a tenth with twice as many, over TLS a quarter with 64; a distant line that caps each connection needs 64, and a gibibyte is half over before a search
/// has got there. What is found out is kept for the transfers that follow.
/// </remarks>
internal sealed class Tempo(Gate slots, TimeProvider clock, Action<int> changed)
{
    /// <summary>How many there are before anything is known.</summary>
    public const int First = 4;

    /// <summary>How many there are when the other side is as near as can be: more only wait for each other's processor.</summary>
    public static readonly int InTheHouse = Math.Clamp(Environment.ProcessorCount, Least, First);

    /// <summary>How many there may be.</summary>
    public const int Most = 64;

    private const int Some = 16;
    private const int Least = 2;

    // More connections that bring less than this are not worth the memory, and what is below it may be noise.
    private const double Pays = 1.08;
    private const double CostsNothing = 0.98;

    // The first alone may have waited for its connection or for code to be compiled.
    private const int EnoughAnswers = 4;

    private static readonly TimeSpan Near = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Distant = TimeSpan.FromMilliseconds(5);
    public static readonly TimeSpan EvenWindow = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestWindow = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenTrials = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromSeconds(10);

    private readonly Lock mutex = new();
    private Phase phase = Phase.Beginning;
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
    private TimeSpan soonest = TimeSpan.MaxValue;
    private int answers;
    private int expected = int.MaxValue;
    private bool hasPaid;

    /// <summary>What a number of connections brings is judged no sooner than this: a quarter of a second, where bytes come evenly.</summary>
    public TimeSpan ShortestWindow { get; init; } = EvenWindow;

    private enum Phase
    {
        Beginning,
        Steady,
        Trial,
    }

    /// <summary>
    /// A request was answered after this time. The soonest of several tells how distant the other side is; and measuring begins only when connections that were added have
    /// had time to bring bytes.
    /// </summary>
    public void Answered(TimeSpan after)
    {
        lock (mutex)
        {
            answer = (answer * 0.75) + (after * 0.25);
            soonest = after < soonest ? after : soonest;
            if (++answers >= EnoughAnswers) Expect();
        }
    }

    /// <summary>Bytes have moved.</summary>
    public void Moved(long count)
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

    // In a new process the first answers take long because code is compiled: the other side turns out to be nearer than it seemed. What trials have shown stands.
    private void Expect()
    {
        var worth = soonest >= Distant ? Most : soonest >= Near ? Some : InTheHouse;
        if (worth >= expected) return;
        var isUnknown = expected == int.MaxValue ? phase == Phase.Beginning : !hasPaid && worth < slots.Limit;
        expected = worth;
        if (isUnknown) Begin(worth, clock.GetTimestamp());
    }

    private void Begin(int worth, long now)
    {
        (phase, known) = (Phase.Steady, worth);
        quietUntil = now + Ticks(BetweenTrials);
        Set(known, now);
    }

    private void Decide(double rate, long now)
    {
        switch (phase)
        {
            case Phase.Steady when now >= quietUntil:
                (known, knownRate, triedMore) = (slots.Limit, rate, !triedMore);
                phase = Phase.Trial;
                var step = Math.Max(1, slots.Limit / 4);
                Set(Math.Clamp(slots.Limit + (triedMore ? step : -step), Least, Most), now);
                break;
            case Phase.Trial:
                Keep(rate > knownRate * (triedMore ? Pays : CostsNothing), rate, now);
                break;
        }
    }

    private void Keep(bool thisOne, double rate, long now)
    {
        if (thisOne) (known, knownRate) = (slots.Limit, rate);
        phase = Phase.Steady;
        hasPaid |= thisOne && triedMore;
        // What paid is tried again at once: the line may be worth many more.
        var again = thisOne && triedMore;
        quietUntil = again ? now : now + Ticks(BetweenTrials);
        if (again) triedMore = false;
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
