using SevenBridges.Emulator.Cwl;

namespace SevenBridges.Emulator.Tasks;

/// <summary>
/// Runs the tools of tasks whose time is over, before a request takes the lock: a long command keeps nobody waiting but the request that ran it.
/// To all others its task still runs.
/// </summary>
internal static class ToolShift
{
    public static void RunDue(PlatformState state)
    {
        foreach (var (task, run) in Take(state))
        {
            var ran = Outcome(run);
            lock (state.Gate)
                task.Run = ran;
        }
    }

    private static List<(TaskEntry Task, Func<ToolRun> Run)> Take(PlatformState state)
    {
        lock (state.Gate)
        {
            var due = state.Running.SelectMany(task => task.Children.Append(task)).Where(task => TaskLife.IsDue(task, state)).ToList();
            foreach (var task in due)
                task.IsTaken = true;
            return [.. due.Select(task => (task, TaskExecution.Prepare(task, state)))];
        }
    }

    /// <summary>A tool that this emulator fails at ends its task, which would run for ever otherwise.</summary>
    private static ToolRun Outcome(Func<ToolRun> run)
    {
        try
        {
            return run();
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException or ArgumentException or KeyNotFoundException)
        {
            return new ToolRun("", 1, $"The emulator failed at this tool: {error.Message}\n");
        }
    }
}
