using System.Globalization;
using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Billing;

/// <summary>What a billing group pays for in a period: what stands in the account, and what the ledger remembers.</summary>
internal static class Charges
{
    private const decimal Gigabyte = 1_000_000_000m;
    private const decimal DollarsForAGigabyteOut = 0.09m;
    private const double DaysOfAMonth = 30;

    public static List<AnalysisCharge> Analyses(PlatformState state, string group, Period period) =>
    [
        .. state.Ledger.Analyses.Where(charge => charge.Group == group)
            .Concat(state.Tasks.Values.Where(task => !task.IsBatch && task.StartedAt is not null && PaidBy(state, task.Project) == group).Select(task => Of(state, task)))
            .Where(charge => period.Has(charge.Started)),
    ];

    public static List<StorageCharge> Storage(PlatformState state, string group, Period period) =>
    [
        .. state.Ledger.Storage.Where(charge => charge.Group == group && period.Has(charge.Time)),
        .. state.Projects.Values.Where(project => (string?)project.Document["billing_group"] == group).Select(project => Of(state, project, period))
            .Where(charge => charge.GigabyteMonths > 0),
    ];

    /// <summary>Downloads, put together by project and user.</summary>
    public static List<JsonObject> Egress(PlatformState state, string group, Period period) =>
    [
        .. state.Ledger.Downloads.Where(download => download.Group == group && period.Has(download.Time))
            .GroupBy(download => (download.ProjectName, download.User))
            .Select(downloads => Egress(downloads.Key.ProjectName, downloads.Key.User, downloads.Sum(download => download.Bytes) / Gigabyte, IsLocked(state, downloads.Key.ProjectName))),
    ];

    /// <summary>Notes that the content of a file goes out.</summary>
    public static void Downloaded(Call call, FileEntry file)
    {
        if (PaidBy(call.State, file.Project) is { } group)
            call.State.Ledger.Downloads.Add(new Download(group, NameOf(call.State, file.Project), call.User, file.Content?.Length ?? 0, call.Now));
    }

    private static AnalysisCharge Of(PlatformState state, TaskEntry task) => new()
    {
        Group = PaidBy(state, task.Project)!,
        Project = task.Project,
        ProjectName = NameOf(state, task.Project),
        AppName = state.Apps.TryGetValue(string.Join('/', ((string)task.Document["app"]!).Split('/').Take(3)), out var app) ? app.Name : (string)task.Document["app"]!,
        Id = task.Id,
        Name = (string)task.Document["name"]!,
        User = (string)task.Document["executed_by"]!,
        Status = task.Status == "ABORTED" ? "STOPPED" : task.Status,
        Computation = Part(task, "computation"),
        Storage = Part(task, "storage"),
        Started = task.StartedAt!.Value,
        Finished = (string?)task.Document["end_time"] is { } end ? Time(end) : null,
        IsLocked = IsLocked(state.Projects[task.Project]),
    };

    private static StorageCharge Of(PlatformState state, ProjectEntry project, Period period)
    {
        var (id, now) = ((string)project.Document["id"]!, state.Clock.GetUtcNow());
        var kept = state.Files.Values.Where(file => file.Project == id && file.Content is not null)
            .Sum(file => file.Content!.Length / Gigabyte * (decimal)(period.Overlap(Time((string)file.Document["created_on"]!), now).TotalDays / DaysOfAMonth));
        return new StorageCharge
        {
            Group = (string)project.Document["billing_group"]!,
            ProjectName = (string)project.Document["name"]!,
            CreatedBy = (string)project.Document["created_by"]!,
            Location = (string?)project.Document["settings"]?["location"] ?? "aws:us-east-1",
            GigabyteMonths = kept,
            IsLocked = IsLocked(project),
        };
    }

    private static JsonObject Egress(string project, string user, decimal gigabytes, bool isLocked)
    {
        var shown = new JsonObject();
        if (!isLocked)
            shown["project_name"] = project;
        shown["downloaded_by"] = user;
        shown["downloaded"] = new JsonObject { ["size"] = Money.Finest(gigabytes), ["unit"] = "GB" };
        shown["egress_cost"] = new JsonObject { ["currency"] = Money.Currency, ["amount"] = Money.Finest(gigabytes * DollarsForAGigabyteOut) };
        shown["project_locked"] = isLocked;
        return shown;
    }

    private static string? PaidBy(PlatformState state, string project) => state.Projects.TryGetValue(project, out var entry) ? (string?)entry.Document["billing_group"] : null;

    private static string NameOf(PlatformState state, string project) => (string)state.Projects[project].Document["name"]!;

    private static bool IsLocked(PlatformState state, string projectName) =>
        state.Projects.Values.FirstOrDefault(project => (string?)project.Document["name"] == projectName) is { } project && IsLocked(project);

    private static bool IsLocked(ProjectEntry project) => (bool?)project.Document["settings"]?["locked"] == true;

    private static decimal Part(TaskEntry task, string part) =>
        decimal.Parse((string?)task.Document["price"]?["breakdown"]?[part] ?? "0", CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
