namespace SevenBridges;

/// <summary>Waits for whatever takes long on the Platform: looks, tells, waits, and looks again. The one loop behind every <c>WaitAsync</c>.</summary>
internal static class LongWork
{
    /// <summary>Looks until it is completed.</summary>
    /// <param name="work">What is waited for.</param>
    /// <param name="look">Brings it up to date.</param>
    /// <param name="progress">Told after each look. Null: not told.</param>
    /// <param name="polling">How often to look, and how long; null: <see cref="PollPolicy.Default"/>.</param>
    /// <param name="clock">What time it is.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>It, completed.</returns>
    /// <exception cref="WorkFailedException">It came to another end.</exception>
    /// <exception cref="WaitTimedOutException">The policy gives no more time.</exception>
    /// <exception cref="InvalidOperationException">It would never come to an end.</exception>
    public static async Task<T> WaitAsync<T>(
        T work, Func<CancellationToken, Task> look, IProgress<T>? progress, PollPolicy? polling, TimeProvider clock, CancellationToken cancellationToken)
        where T : PlatformModel, ILongWork
    {
        var looks = new Looks(polling, clock);
        do
        {
            await look(cancellationToken).ConfigureAwait(false);
            progress?.Report(work);
            if (work.IsFinished) return work.Failure() is { } failure ? throw failure : work;
            if (work.Obstacle() is { } obstacle) throw obstacle;
        }
        while (await looks.NextAsync(cancellationToken).ConfigureAwait(false));

        throw TimedOut(work, looks.Passed);
    }

    public static WaitTimedOutException TimedOut<T>(T work, TimeSpan waited) where T : PlatformModel, ILongWork =>
        new($"{work.Label} was still {work.State} after {waited:c}; it goes on. Wait again, or give PollPolicy.TimeOut more time.") { Work = work, Waited = waited };
}
