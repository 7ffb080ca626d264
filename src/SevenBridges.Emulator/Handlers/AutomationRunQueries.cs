using System.Globalization;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Lists of runs of automations, with their filters and orders.</summary>
internal static class AutomationRunQueries
{
    private static readonly (string Parameter, string Member)[] Same =
        [("automation_id", "automation"), ("package_id", "package"), ("created_by", "created_by"), ("project_id", "project_id")];

    public static Answer Query(Call call)
    {
        var runs = call.State.Automations.Runs.Values.Where(run => AutomationAccess.Sees(call, run.Automation)).ToList();
        foreach (var run in runs)
            Automations.AutomationRunLife.Advance(run, call.State);
        return Answer.Page(Ordered(call, runs.Where(run => Matches(call, run))), run => AutomationRunsHandlers.Show(call, run));
    }

    private static bool Matches(Call call, AutomationRunEntry run) =>
        Same.All(pair => call.One(pair.Parameter) is not { } wanted || (string?)run.Document[pair.Member] == wanted)
        && (call.One("status") is not { } status || string.Equals(run.Status, status, StringComparison.OrdinalIgnoreCase))
        && (call.One("name") is not { } name || ((string?)run.Document["name"] ?? "").Contains(name, StringComparison.OrdinalIgnoreCase))
        && (Time(call, "created_from") is not { } from || run.CreatedAt >= from)
        && (Time(call, "created_to") is not { } to || run.CreatedAt <= to);

    private static DateTimeOffset? Time(Call call, string parameter) => call.One(parameter) is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : throw new Refusal(400, AutomationAccess.BadRequest, $"{parameter}: '{text}' is no time; write YYYY-MM-DDTHH:MM:SS.");

    private static List<AutomationRunEntry> Ordered(Call call, IEnumerable<AutomationRunEntry> runs)
    {
        var by = call.One("order_by") ?? "created_on";
        var ordered = runs.OrderBy(run => run.Document[by]?.ToString() ?? "", StringComparer.Ordinal).ToList();
        if (string.Equals(call.One("order"), "desc", StringComparison.OrdinalIgnoreCase))
            ordered.Reverse();
        return ordered;
    }
}
