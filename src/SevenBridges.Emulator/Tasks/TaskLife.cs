using System.Globalization;
using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Tasks;

/// <summary>The life of a task, computed from the clock whenever somebody looks: no timer, no thread.</summary>
internal static class TaskLife
{
    /// <summary>Of the time that a task takes, it waits one part in five.</summary>
    private const int QueuedShare = 5;

    /// <summary>Starts a draft, and the child tasks of a batch with it.</summary>
    public static void Start(TaskEntry task, PlatformState state, string user, DateTimeOffset? time = null)
    {
        task.StartedAt = time ?? state.Clock.GetUtcNow();
        task.Document["executed_by"] = user;
        task.Document["start_time"] = Timestamps.Text(task.StartedAt.Value);
        task.Document["errors"] = new JsonArray();
        task.Status = task.IsBatch ? "CREATING" : "QUEUED";
        foreach (var child in task.Children)
            Start(child, state, user, time);
        state.Running.Add(task);
    }

    /// <summary>Brings every task to where it is by now: who lists files finds the outputs, whether or not anybody looked at the task.</summary>
    public static void AdvanceAll(PlatformState state)
    {
        if (state.Running.Count == 0)
            return;
        foreach (var task in state.Running.Where(task => state.Tasks.ContainsKey(task.Id)).ToList())
            Advance(task, state);
        state.Running.RemoveAll(task => task.IsOver || !state.Tasks.ContainsKey(task.Id));
    }

    /// <summary>Brings a task to where it is by now; on first reaching its end its tool runs.</summary>
    public static void Advance(TaskEntry task, PlatformState state)
    {
        if (task.StartedAt is not { } started || task.IsOver)
            return;
        foreach (var child in task.Children)
            Advance(child, state);
        var (now, end) = (state.Clock.GetUtcNow(), started + state.Options.TaskDuration);
        if (now >= end && HasRun(task, state))
            Finish(task, state, end);
        else if (now - started >= Queued(state))
            task.Status = "RUNNING";
        task.Document["execution_status"] = task.IsBatch ? BatchStatus(task) : Status(task, state, started, now < end ? now : end);
    }

    /// <summary>Stops a task, and its children with it.</summary>
    public static void Abort(TaskEntry task, PlatformState state)
    {
        foreach (var child in task.Children.Where(child => !child.IsOver))
            Abort(child, state);
        var now = state.Clock.GetUtcNow();
        task.Status = "ABORTED";
        task.Document["end_time"] = Timestamps.Text(now);
        task.Document["price"] = Price(now - task.StartedAt!.Value);
        task.Document["execution_status"] = task.IsBatch ? BatchStatus(task) : Status(task, state, task.StartedAt.Value, now);
    }

    /// <summary>Whether the time of a task is over, and its tool has still to run.</summary>
    public static bool IsDue(TaskEntry task, PlatformState state) =>
        task is { StartedAt: { } started, IsOver: false, IsBatch: false, IsTaken: false } && state.Clock.GetUtcNow() >= started + state.Options.TaskDuration;

    /// <summary>A batch has run when its children have come to their ends.</summary>
    private static bool HasRun(TaskEntry task, PlatformState state) =>
        task.IsBatch ? task.Children.All(child => child.IsOver) : task.Run is not null || !state.RunsToolsApart;

    private static TimeSpan Queued(PlatformState state) => state.Options.TaskDuration / QueuedShare;

    private static void Finish(TaskEntry task, PlatformState state, DateTimeOffset end)
    {
        if (task.IsBatch)
            task.Status = task.Children.Any(child => child.Status != "COMPLETED") ? "FAILED" : "COMPLETED";
        else
            TaskExecution.Finish(task, state, end);
        task.Document["end_time"] = Timestamps.Text(end);
        task.Document["price"] = task.IsBatch ? Sum(task) : Price(state.Options.TaskDuration - Queued(state));
    }

    private static JsonObject Status(TaskEntry task, PlatformState state, DateTimeOffset started, DateTimeOffset end)
    {
        var total = end - started;
        var queued = total < Queued(state) ? total : Queued(state);
        return new JsonObject
        {
            ["steps_completed"] = task.Status == "COMPLETED" ? StepCount(task) : 0,
            ["steps_total"] = StepCount(task),
            ["message"] = task.Failure ?? Message(task.Status),
            ["message_code"] = $"task_{task.Status.ToLower(CultureInfo.InvariantCulture)}",
            ["queued_duration"] = (long)queued.TotalMilliseconds,
            ["running_duration"] = (long)(total - queued).TotalMilliseconds,
            ["execution_duration"] = (long)(total - queued).TotalMilliseconds,
            ["duration"] = (long)total.TotalMilliseconds,
        };
    }

    private static int StepCount(TaskEntry task) => Math.Max(1, task.Tool.Steps.Count);

    private static JsonObject BatchStatus(TaskEntry task) => new()
    {
        ["message"] = Message(task.Status),
        ["queued"] = Count(task, "QUEUED"),
        ["running"] = Count(task, "RUNNING"),
        ["completed"] = Count(task, "COMPLETED"),
        ["failed"] = Count(task, "FAILED"),
        ["aborted"] = Count(task, "ABORTED"),
    };

    private static int Count(TaskEntry task, string status) => task.Children.Count(child => child.Status == status);

    private static string Message(string status) => status[0] + status[1..].ToLower(CultureInfo.InvariantCulture);

    /// <summary>An instance costs 0.40 an hour here; each started cent is paid.</summary>
    private static JsonObject Price(TimeSpan running)
    {
        var computation = decimal.Ceiling((decimal)running.TotalHours * 40m) / 100m;
        return Price(computation, computation > 0 ? 0.01m : 0m);
    }

    private static JsonObject Sum(TaskEntry task) => Price(Sum(task, "computation"), Sum(task, "storage"));

    private static decimal Sum(TaskEntry task, string part) =>
        task.Children.Sum(child => decimal.Parse((string?)child.Document["price"]?["breakdown"]?[part] ?? "0", CultureInfo.InvariantCulture));

    private static JsonObject Price(decimal computation, decimal storage) => new()
    {
        ["currency"] = "USD",
        ["amount"] = Money(computation + storage),
        ["breakdown"] = new JsonObject { ["storage"] = Money(storage), ["computation"] = Money(computation), ["data_transfer"] = Money(0) },
    };

    private static string Money(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
