namespace SevenBridges;

/// <summary>The times between the looks at something that takes long, as a policy says.</summary>
internal sealed class Looks(PollPolicy? polling, TimeProvider clock)
{
    private readonly PollPolicy policy = polling ?? PollPolicy.Default;
    private readonly long began = clock.GetTimestamp();
    private TimeSpan? last;

    public TimeSpan Passed => clock.GetElapsedTime(began);

    /// <summary>Waits until it is time for the next look. The last one is when the time is up, however long the policy would have waited.</summary>
    /// <returns>False: the time was up at the look before; there is none any more.</returns>
    public async Task<bool> NextAsync(CancellationToken cancellationToken)
    {
        var left = policy.TimeOut - Passed;
        if (left <= TimeSpan.Zero) return false;
        var wait = policy.After(last);
        last = wait;
        await Task.Delay(left < wait ? left.Value : wait, clock, cancellationToken).ConfigureAwait(false);
        return true;
    }
}
