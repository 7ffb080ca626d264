namespace SevenBridges.Emulator.Faults;

/// <summary>Holds a flow of bytes to a speed, on a clock.</summary>
internal sealed class Pace(TimeProvider clock, long bytesPerSecond)
{
    private readonly long start = clock.GetTimestamp();
    private long passed;

    /// <summary>How many bytes may go at once, so that a slow flow is steady: a tenth of a second's.</summary>
    public int Block { get; } = (int)Math.Clamp(bytesPerSecond / 10, 1, 64 * 1024);

    /// <summary>Waits until as many bytes could have passed.</summary>
    public async ValueTask PassAsync(long bytes, CancellationToken cancellationToken)
    {
        passed += bytes;
        var early = TimeSpan.FromSeconds((double)passed / bytesPerSecond) - clock.GetElapsedTime(start);
        if (early >= TimeSpan.FromMilliseconds(1))
            await Task.Delay(early, clock, cancellationToken).ConfigureAwait(false);
    }
}
