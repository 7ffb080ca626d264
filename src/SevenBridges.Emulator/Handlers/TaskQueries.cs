using System.Globalization;
using SevenBridges.Emulator.Tasks;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Lists of tasks, with their filters and orders.</summary>
internal static class TaskQueries
{
    private static readonly string[] Statuses = ["DRAFT", "CREATING", "QUEUED", "RUNNING", "ABORTING", "COMPLETED", "FAILED", "ABORTED"];
    private static readonly string[] Orders = ["created_time", "start_time", "end_time", "name", "created_by"];

    private static readonly string[] Ways = ["asc", "desc"];

    private static readonly (string Parameter, string Member, bool IsFrom)[] Times =
    [
        ("created_from", "created_time", true), ("created_to", "created_time", false),
        ("started_from", "start_time", true), ("started_to", "start_time", false),
        ("ended_from", "end_time", true), ("ended_to", "end_time", false),
    ];

    public static Answer Query(Call call)
    {
        var tasks = Visible(call);
        foreach (var task in tasks)
            TaskLife.Advance(task, call.State);
        var found = tasks.Where(task => HasStatus(call, task) && IsInTime(call, task) && Matches(call, task));
        return Answer.Page(Ordered(call, found), task => TaskDocument.Show(call, task));
    }

    private static List<TaskEntry> Visible(Call call)
    {
        var project = call.One("project");
        if (project is not null && !Access.Sees(call, project))
            throw new Refusal(403, 7001, $"You may not see the tasks of project '{project}'.");
        return [.. call.State.Tasks.Values.Where(task => project is null ? Access.Sees(call, task.Project) : task.Project == project)];
    }

    private static bool HasStatus(Call call, TaskEntry task)
    {
        if (call.One("status") is not { } status)
            return true;
        return Statuses.Contains(status, StringComparer.OrdinalIgnoreCase)
            ? string.Equals(task.Status, status, StringComparison.OrdinalIgnoreCase)
            : throw new Refusal(400, 7006, $"'{status}' is no status of a task; it is one of {string.Join(", ", Statuses)}.");
    }

    private static bool Matches(Call call, TaskEntry task) =>
        (call.One("batch") is null || task.IsBatch == call.Flag("batch"))
        && (call.One("parent") is not { } parent || (string?)task.Document["parent"] == parent)
        && (call.One("origin_id") is not { } origin || (string?)task.Document["origin_id"] == origin);

    private static bool IsInTime(Call call, TaskEntry task)
    {
        foreach (var (parameter, member, isFrom) in Times)
        {
            if (call.One(parameter) is not { } text)
                continue;
            var limit = Time(parameter, text);
            if ((string?)task.Document[member] is not { } shown || (isFrom ? Time(member, shown) < limit : Time(member, shown) > limit))
                return false;
        }

        return true;
    }

    /// <summary>Times without a zone are meant in UTC.</summary>
    private static DateTimeOffset Time(string name, string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new Refusal(400, 90000, $"{name}: '{text}' is no time; write YYYY-MM-DDTHH:MM:SS.");

    private static List<TaskEntry> Ordered(Call call, IEnumerable<TaskEntry> tasks)
    {
        var by = call.One("order_by") ?? Orders[0];
        if (!Orders.Contains(by))
            throw new Refusal(400, 90000, $"order_by: '{by}' is none of {string.Join(", ", Orders)}.");
        if (call.One("order") is { } order && (call.One("order_by") is null || !Ways.Contains(order, StringComparer.OrdinalIgnoreCase)))
            throw new Refusal(400, 90000, "order: it is asc or desc, and goes together with order_by.");
        var ordered = tasks.OrderBy(task => (string?)task.Document[by] ?? "", StringComparer.Ordinal).ToList();
        if (string.Equals(call.One("order"), "desc", StringComparison.OrdinalIgnoreCase))
            ordered.Reverse();
        return ordered;
    }
}
