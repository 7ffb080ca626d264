namespace SevenBridges.Quickstart.Tests;

/// <summary>A clock on which short waits (between two looks at a task, before a retry) take a hundredth of their time; time-outs stay what they are.</summary>
internal sealed class HurryingClock : TimeProvider
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(12);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime > TimeSpan.Zero && dueTime < Short ? dueTime / 100 : dueTime, period);
}
