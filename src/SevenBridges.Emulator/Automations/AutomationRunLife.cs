using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Automations;

/// <summary>The life of a run of an automation, computed from the clock whenever somebody looks. It takes as long as a task does.</summary>
internal static class AutomationRunLife
{
    /// <summary>Of the time that a run takes, each step before it runs lasts one part in ten, and so does its stopping.</summary>
    private const int StepShare = 10;

    private static readonly string[] Steps = ["CREATED", "QUEUED_FOR_EXECUTION", "SENT_TO_EXECUTION"];

    /// <summary>Brings every run to where it is by now.</summary>
    public static void AdvanceAll(PlatformState state)
    {
        foreach (var run in state.Automations.Running.ToList())
            Advance(run, state);
        state.Automations.Running.RemoveAll(run => run.IsOver);
    }

    public static void Advance(AutomationRunEntry run, PlatformState state)
    {
        if (run.IsOver)
            return;
        var now = state.Clock.GetUtcNow();
        var (step, end) = (Step(state), run.CreatedAt + state.Options.TaskDuration);
        if (run.StoppedAt is { } stopped)
            Stop(run, state, stopped + step, now);
        else if (now >= end)
            Finish(run, state, end);
        else
            Move(run, run.CreatedAt + (step * Steps.Length), step, now);
    }

    public static void Stop(AutomationRunEntry run, PlatformState state)
    {
        run.StoppedAt = state.Clock.GetUtcNow();
        run.Status = "QUEUED_FOR_TERMINATION";
    }

    private static TimeSpan Step(PlatformState state) => state.Options.TaskDuration / StepShare;

    private static void Move(AutomationRunEntry run, DateTimeOffset running, TimeSpan step, DateTimeOffset now)
    {
        run.Status = now >= running ? "RUNNING" : Steps[step > TimeSpan.Zero ? (int)((now - run.CreatedAt) / step) : 0];
        if (run.Status == "RUNNING")
            run.Document["start_time"] = Timestamps.Text(running);
    }

    private static void Stop(AutomationRunEntry run, PlatformState state, DateTimeOffset end, DateTimeOffset now)
    {
        if (now >= end)
            End(run, state, end, "ABORTED", "Stopped on request.", null);
    }

    private static void Finish(AutomationRunEntry run, PlatformState state, DateTimeOffset end)
    {
        run.Document["start_time"] = Timestamps.Text(run.CreatedAt + (Step(state) * Steps.Length));
        var package = state.Automations.Packages[run.Package];
        if (!state.Files.ContainsKey((string)package.Document["location"]!))
            End(run, state, end, "FAILED", "The file that holds the code of the package does not exist any more.", null);
        else
            End(run, state, end, "FINISHED", null, Outputs(run, package));
    }

    /// <summary>The code is not run here: an output has the value of the input of its name, or none.</summary>
    private static JsonObject Outputs(AutomationRunEntry run, AutomationPackageEntry package) =>
        new(package.Declared("outputs").Select(output => KeyValuePair.Create(output.Key, run.Document["inputs"]?[output.Key]?.DeepClone())));

    private static void End(AutomationRunEntry run, PlatformState state, DateTimeOffset end, string status, string? message, JsonObject? outputs)
    {
        var time = Timestamps.Text(end);
        (run.Status, run.Document["end_time"], run.Document["message"], run.Document["outputs"]) = (status, time, message, outputs);
        run.Memory["status"] = status;
        run.Memory["ended"] = time;
        var log = AutomationFiles.Add(state, run.Automation, "run.log", Content.Of(Log(run, message)), time);
        var memory = AutomationFiles.Add(state, run.Automation, "state.json", Content.Of(run.Memory.ToJsonString()), time);
        run.Document["execution_details"] = new JsonObject { ["log_file"] = log.Id, ["state_file"] = memory.Id };
    }

    private static string Log(AutomationRunEntry run, string? message)
    {
        var log = new StringBuilder();
        log.Append(CultureInfo.InvariantCulture, $"run {run.Id} of package {run.Package}\n");
        foreach (var (name, value) in run.Document["inputs"] as JsonObject ?? [])
            log.Append(CultureInfo.InvariantCulture, $"input {name} = {value?.ToJsonString() ?? "null"}\n");
        log.Append(CultureInfo.InvariantCulture, $"{run.Status}{(message is null ? "" : $": {message}")}\n");
        return log.ToString();
    }
}
