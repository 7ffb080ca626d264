namespace SevenBridges.Tests.Support;

/// <summary>Moves the emulator's clock on whenever somebody has looked and is told what he saw: waiting takes no time, and yet something goes on meanwhile.</summary>
internal sealed class Hurry<T>(ManualClock clock) : IProgress<T>
{
    /// <summary>Looks again at once.</summary>
    public static PollPolicy Looking { get; } = PollPolicy.Every(TimeSpan.Zero);

    /// <summary>How often it was looked.</summary>
    public int Looks { get; private set; }

    public void Report(T value)
    {
        Looks++;
        clock.Advance(TimeSpan.FromSeconds(30));
    }
}
