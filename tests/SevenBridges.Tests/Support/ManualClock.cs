using System.Threading.Channels;

namespace SevenBridges.Tests.Support;

/// <summary>A clock that stands still until a test moves it, and knows which timer is next.</summary>
internal sealed class ManualClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private TaskCompletionSource timerSet = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset now = start;

    public ManualClock() : this(new DateTimeOffset(2025, 3, 1, 12, 0, 0, TimeSpan.Zero))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock, firing what falls due on the way, in order.</summary>
    public void Advance(TimeSpan by)
    {
        var end = GetUtcNow() + by;
        while (FireNext(timer => timer.Due <= end)) continue;
        lock (gate) now = end > now ? end : now;
    }

    /// <summary>
    /// Moves the clock from timer to timer until the work is done; timers that are 45 minutes or more ahead (time-outs of whole calls) are left alone. Work that waits for
    /// the network between is told a limit instead: timers that were set for longer never fire, however far the clock goes meanwhile. A request that is on its way while
    /// others wait again and again must not meet its time-out.
    /// </summary>
    public Task RunAsync(Task work, TimeSpan? limit = null) => Task.Run(async () =>
    {
        // On a thread without a synchronization context, what waits for a timer goes on inside of Fire: nothing overtakes anything.
        while (!work.IsCompleted)
        {
            var set = TimerSet();
            if (!FireNext(IsWithin)) await Task.WhenAny(work, set);
        }

        await work;

        bool IsWithin(ManualTimer timer) => limit is null ? timer.Due <= now + TimeSpan.FromMinutes(45) : timer.Length <= limit;
    });

    /// <summary>The same, with the result.</summary>
    public async Task<T> RunAsync<T>(Task<T> work, TimeSpan? limit = null)
    {
        await RunAsync((Task)work, limit);
        return await work;
    }

    /// <summary>The same for many workers: asks whether all wait for the clock whenever something changed, and moves it only then.</summary>
    public Task RunAsync(Task work, Func<bool> allWait, ChannelReader<int> changes) => Task.Run(async () =>
    {
        while (!work.IsCompleted)
        {
            var change = changes.WaitToReadAsync().AsTask();
            await Task.WhenAny(work, change);
            while (changes.TryRead(out _))
            {
                // Only the last state counts.
            }

            if (allWait()) FireNext(_ => true);
        }

        await work;
    });

    private Task TimerSet()
    {
        lock (gate) return timerSet.Task;
    }

    // Chosen and taken away in one step: one that is set anew meanwhile must not fire for its old time.
    private bool FireNext(Func<ManualTimer, bool> isWanted)
    {
        ManualTimer? next;
        lock (gate)
        {
            next = timers.Where(isWanted).MinBy(timer => timer.Due);
            if (next is null) return false;
            timers.Remove(next);
            if (next.Due > now) now = next.Due;
        }

        next.Fire();
        return true;
    }

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        /// <summary>How long it was set for.</summary>
        public TimeSpan Length { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                clock.timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                (Due, Length) = (clock.now + dueTime, dueTime);
                clock.timers.Add(this);
                clock.timerSet.TrySetResult();
                clock.timerSet = new(TaskCreationOptions.RunContinuationsAsynchronously);
                return true;
            }
        }

        public void Dispose()
        {
            lock (clock.gate) clock.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
