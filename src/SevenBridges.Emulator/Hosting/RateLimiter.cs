namespace SevenBridges.Emulator.Hosting;

/// <summary>Counts the requests of each account in fixed windows, as the Platform does.</summary>
internal sealed class RateLimiter(EmulatorOptions options)
{
    private const int ShownWhenOff = 1000;

    private readonly Dictionary<string, (DateTimeOffset Ends, int Used)> _windows = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public bool IsOff => options.RateLimit is null;

    /// <summary>What the account has left once this request is counted.</summary>
    /// <param name="user">The account.</param>
    /// <param name="isCounted">False: looks without counting.</param>
    public (int Limit, int Remaining, DateTimeOffset Reset, bool IsExceeded) Count(string user, bool isCounted)
    {
        var now = options.Clock.GetUtcNow();
        if (options.RateLimit is not { } limit)
            return (ShownWhenOff, ShownWhenOff, now + options.RateLimitWindow, false);
        lock (_gate)
        {
            var window = _windows.TryGetValue(user, out var known) && known.Ends > now ? known : (Ends: EndOfWindow(now), Used: 0);
            var isExceeded = isCounted && window.Used >= limit;
            if (isCounted && !isExceeded)
                window.Used++;
            _windows[user] = window;
            return (limit, limit - window.Used, window.Ends, isExceeded);
        }
    }

    // The header tells whole seconds. A window ends on one, so that who comes at the second it names does not come too early.
    private DateTimeOffset EndOfWindow(DateTimeOffset now) =>
        DateTimeOffset.FromUnixTimeSeconds((long)Math.Ceiling((now + options.RateLimitWindow - DateTimeOffset.UnixEpoch).TotalSeconds));
}
