namespace SevenBridges.Http;

/// <summary>
/// The request budget of one token, shared by all clients of the process that use it: lets through as many requests as the window has left, counting
/// those under way, and holds the others until the Platform opens the next window.
/// </summary>
/// <remarks>
/// The Platform counts in fixed windows and says after each answer what is left. Answers overtake each other, so within a window the lowest number
/// counts, and every request under way is taken as not yet included: the sum never exceeds the limit, and nothing is lost once the answers are in.
/// </remarks>
internal sealed class RequestBudget(TimeProvider clock)
{
    // The Platform's window is five minutes, older pages say an hour; an end further ahead is a mistake and nothing to wait for.
    private static readonly TimeSpan LongestWindow = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly LinkedList<TaskCompletionSource> waiting = new();
    private ITimer? reopening;
    private bool known;
    private long limit;
    private long remaining;
    private DateTimeOffset? reset;
    private DateTimeOffset? over;
    private int underWay;

    /// <summary>The Platform's clock as this token's answers tell it.</summary>
    public ServerClock Server { get; } = new(clock);

    /// <summary>How many calls wait for the next window.</summary>
    public int Waiting
    {
        get
        {
            lock (gate) return waiting.Count;
        }
    }

    /// <summary>How long until the Platform opens the next window; null: unknown.</summary>
    public TimeSpan? UntilReopening
    {
        get
        {
            lock (gate) return over - Server.Now;
        }
    }

    /// <summary>What the last answers said; null before the first.</summary>
    public RateLimitStatus? Status { get; private set; }

    /// <summary>Waits until one more request fits into the window. Each call that returns must be matched by <see cref="Release"/>.</summary>
    /// <param name="patience">Who would have to wait longer is let through at once, and lives with the Platform's answer.</param>
    /// <param name="cancellationToken">Gives the place in the line up.</param>
    public ValueTask AcquireAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (waiting.Count == 0 && TryTake()) return ValueTask.CompletedTask;
            if (over - Server.Now > patience)
            {
                underWay++;
                return ValueTask.CompletedTask;
            }

            var place = waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            ScheduleReopening();
            return new(StandInLineAsync(place, cancellationToken));
        }
    }

    /// <summary>Ends a request.</summary>
    /// <param name="answered">False: no answer told what is left, so it is taken as counted.</param>
    public void Release(bool answered)
    {
        lock (gate)
        {
            underWay--;
            if (!answered && known && remaining > 0) remaining--;
            LetThrough();
        }
    }

    /// <summary>Learns from an answer what is left.</summary>
    /// <param name="headers">What the answer says about the budget.</param>
    /// <param name="sent">When the request was sent, by our clock.</param>
    public void Observe(RateLimitHeaders headers, DateTimeOffset sent)
    {
        Server.Observe(headers.Date, sent);
        if (headers is not { Limit: > 0 and var most, Remaining: { } left }) return;
        lock (gate)
        {
            Status = new(most, left, headers.Reset);
            if (headers.Over is { } end && IsSane(end)) Learn(most, Math.Min(left, most), headers.Reset!.Value, end);
            LetThrough();
        }
    }

    private bool IsSane(DateTimeOffset end)
    {
        var ahead = end - Server.Now;
        return ahead > TimeSpan.Zero && ahead <= LongestWindow;
    }

    private void Learn(long most, long left, DateTimeOffset told, DateTimeOffset end)
    {
        if (known && reset is { } current && told < current) return;
        var sameWindow = known && (reset is null || reset == told);
        remaining = sameWindow ? Math.Min(remaining, left) : left;
        (known, limit, reset, over) = (true, most, told, end);
    }

    private bool TryTake()
    {
        if (known && over <= Server.Now) (remaining, reset, over) = (limit, null, null);
        // A new window whose end nobody has told yet cannot be waited for; with nothing under way, nobody would tell.
        if (known && reset is null && underWay == 0 && remaining <= 0) known = false;
        if (known && remaining - underWay <= 0) return false;
        underWay++;
        return true;
    }

    private void LetThrough()
    {
        while (waiting.First is { } first && TryTake())
        {
            waiting.RemoveFirst();
            first.Value.SetResult();
        }

        ScheduleReopening();
    }

    private void ScheduleReopening()
    {
        if (waiting.Count == 0 || over is not { } end || reopening is not null) return;
        var wait = end - Server.Now;
        reopening = clock.CreateTimer(_ => Reopen(), null, wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private void Reopen()
    {
        lock (gate)
        {
            reopening?.Dispose();
            reopening = null;
            LetThrough();
        }
    }

    private async Task StandInLineAsync(LinkedListNode<TaskCompletionSource> place, CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.UnsafeRegister(_ => GiveUp(place, cancellationToken), null).ConfigureAwait(false);
        await place.Value.Task.ConfigureAwait(false);
    }

    private void GiveUp(LinkedListNode<TaskCompletionSource> place, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (place.List is null) return;
            waiting.Remove(place);
        }

        place.Value.TrySetCanceled(cancellationToken);
    }
}
