namespace SevenBridges.Configuration;

/// <summary>What the options may be; each broken rule is one sentence with the option's name.</summary>
internal static class OptionRules
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public static IEnumerable<string> Faults(SevenBridgesOptions options)
    {
        IEnumerable<string?> all =
        [
            Limit(nameof(options.TotalTimeout), options.TotalTimeout),
            Limit(nameof(options.TryTimeout), options.TryTimeout),
            Range(nameof(options.MaxRetries), options.MaxRetries, 0, 100),
            Wait(nameof(options.RetryDelay), options.RetryDelay),
            Wait(nameof(options.MaxRetryDelay), options.MaxRetryDelay),
            Wait(nameof(options.MaxRateLimitWait), options.MaxRateLimitWait),
            Wait(nameof(options.MaintenanceWait), options.MaintenanceWait),
            Wait(nameof(options.MaintenanceInterval), options.MaintenanceInterval),
            Range(nameof(options.MaxRequestsInFlight), options.MaxRequestsInFlight, 1, 10_000),
            Range(nameof(options.MaxResponseBytes), options.MaxResponseBytes, 1024, 1024 * 1024 * 1024),
            options.Prefetch is { } prefetch ? Range(nameof(options.Prefetch), prefetch, 0, 100) : null,
            options.Application?.AsSpan().IndexOfAnyExceptInRange(' ', '~') >= 0
                ? "Application may hold printable ASCII only, because it is sent as a header."
                : null,
        ];
        return all.OfType<string>();
    }

    private static string? Limit(string name, TimeSpan value) =>
        value == Timeout.InfiniteTimeSpan || (value >= Shortest && value <= Longest)
            ? null
            : $"{name} is {value}; it may be from {Shortest} to {Longest}, or Timeout.InfiniteTimeSpan for no limit.";

    private static string? Wait(string name, TimeSpan value) =>
        value >= TimeSpan.Zero && value <= Longest ? null : $"{name} is {value}; it may be from 0 to {Longest}.";

    private static string? Range(string name, int value, int least, int most) =>
        value >= least && value <= most ? null : $"{name} is {value}; it may be from {least} to {most}.";
}
