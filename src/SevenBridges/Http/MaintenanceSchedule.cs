using Polly;

namespace SevenBridges.Http;

/// <summary>How long, and how often in that time, a call asks whether the Platform's maintenance is over.</summary>
internal sealed class MaintenanceSchedule(SevenBridgesOptions options)
{
    private static readonly ResiliencePropertyKey<long> Began = new("SevenBridges.MaintenanceBegan");

    public bool ShouldWait(ResilienceContext context, Exception? failure)
    {
        if (failure is not SevenBridgesException { IsMaintenance: true }) return false;
        if (context.Properties.TryGetValue(Began, out var began)) return options.TimeProvider.GetElapsedTime(began) < options.MaintenanceWait;
        context.Properties.Set(Began, options.TimeProvider.GetTimestamp());
        return true;
    }

    /// <summary>Doubles from a tenth of the interval up to the interval, unless the Platform names a time; never beyond what is left.</summary>
    public TimeSpan? Delay(int attempt, ResilienceContext context, Exception? failure)
    {
        var usual = Math.Min(options.MaintenanceInterval.TotalSeconds, options.MaintenanceInterval.TotalSeconds / 10 * Math.Pow(2, Math.Min(attempt, 10)));
        var wanted = (failure as SevenBridgesException)?.RetryAfter ?? TimeSpan.FromSeconds(usual);
        context.Properties.TryGetValue(Began, out var began);
        var left = options.MaintenanceWait - options.TimeProvider.GetElapsedTime(began);
        var wait = wanted < left ? wanted : left;
        return (wait > TimeSpan.Zero ? wait : TimeSpan.Zero) + Repeats.Jitter();
    }
}
