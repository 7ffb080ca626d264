namespace SevenBridges;

/// <summary>Waits for something that the Platform does by itself: looks, tells, and looks again after a while.</summary>
internal static class Waiting
{
    /// <summary>Looks until it is over; the first look is at once.</summary>
    /// <param name="model">What is waited for; each look brings it up to date.</param>
    /// <param name="clock">Measures the time between two looks.</param>
    /// <param name="look">Brings the model up to date.</param>
    /// <param name="isOver">Whether nothing changes any more. May throw when nothing ever would.</param>
    /// <param name="progress">Told after each look.</param>
    /// <param name="polling">How often to look; null: the default.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task UntilOverAsync<T>(
        T model, TimeProvider clock, Func<CancellationToken, Task> look, Func<bool> isOver, IProgress<T>? progress, PollPolicy? polling, CancellationToken cancellationToken)
    {
        foreach (var wait in (polling ?? PollPolicy.Default).Waits())
        {
            await look(cancellationToken).ConfigureAwait(false);
            progress?.Report(model);
            if (isOver()) return;
            await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
        }
    }
}
