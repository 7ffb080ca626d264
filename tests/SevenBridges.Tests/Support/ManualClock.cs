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
        while (Next(end) is { } timer) Fire(timer);
        lock (gate) now = end;
    }

    /// <summary>
    /// Moves the clock from timer to timer until the work is done; timers further ahead than a limit (time-outs of whole calls; 45 minutes unless told) are
    /// left alone. For work that waits for the network between, the limit must leave out the time-outs of single requests too.
    /// </summary>
    public Task RunAsync(Task work, TimeSpan? limit = null) => Task.Run(async () =>
    {
        // On a thread without a synchronization context, what waits for a timer goes on inside of Fire: nothing overtakes anything.
        while (!work.IsCompleted)
        {
            var set = TimerSet();
            if (Next(GetUtcNow() + (limit ?? TimeSpan.FromMinutes(45))) is { } timer) Fire(timer);
            else await Task.WhenAny(work, set);
        }

        await work;
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

            if (allWait() && Next(DateTimeOffset.MaxValue) is { } timer) Fire(timer);
        }

        await work;
    });

    private Task TimerSet()
    {
        lock (gate) return timerSet.Task;
    }

    private ManualTimer? Next(DateTimeOffset end)
    {
        lock (gate) return timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
    }

    private void Fire(ManualTimer timer)
    {
        lock (gate)
        {
            if (!timers.Remove(timer)) return;
            if (timer.Due > now) now = timer.Due;
        }

        timer.Fire();
    }

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                clock.timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                Due = clock.now + dueTime;
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
