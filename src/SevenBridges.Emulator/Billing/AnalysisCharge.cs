using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Billing;

/// <summary>What one analysis cost.</summary>
internal sealed record AnalysisCharge
{
    public required string Group { get; init; }

    /// <summary>Id of the project, which may be gone.</summary>
    public required string Project { get; init; }

    public required string ProjectName { get; init; }

    public required string AppName { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public string Type { get; init; } = "TASK";

    public required string User { get; init; }

    public required string Status { get; init; }

    public required decimal Computation { get; init; }

    public required decimal Storage { get; init; }

    public required DateTimeOffset Started { get; init; }

    /// <summary>Null while it runs.</summary>
    public DateTimeOffset? Finished { get; init; }

    public bool IsLocked { get; init; }

    public decimal Amount => Computation + Storage;

    /// <summary>As the breakdown of analyses shows it; a locked project hides its names.</summary>
    public JsonObject Show()
    {
        var shown = new JsonObject();
        if (!IsLocked)
            (shown["project_name"], shown["analysis_app_name"], shown["analysis_name"]) = (ProjectName, AppName, Name);
        (shown["analysis_type"], shown["analysis_id"], shown["ran_by"], shown["analysis_status"]) = (Type, Id, User, Status);
        shown["analysis_cost"] = new JsonObject
        {
            ["currency"] = Money.Currency,
            ["amount"] = Money.Fine(Amount),
            ["breakdown"] = new JsonObject { ["storage"] = Money.Fine(Storage), ["computation"] = Money.Fine(Computation), ["data_transfer_in"] = Money.Fine(0) },
        };
        shown["refunded_amount"] = Money.Fine(0);
        (shown["time_started"], shown["time_finished"]) = (Timestamps.Text(Started), Finished is { } end ? Timestamps.Text(end) : null);
        shown["project_locked"] = IsLocked;
        return shown;
    }

    /// <summary>As the breakdown of 2017 shows a task.</summary>
    public JsonObject ShowTask(Call call) => new()
    {
        ["href"] = call.Href($"/tasks/{Id}"),
        ["runner_username"] = User,
        ["time_started"] = Timestamps.Text(Started),
        ["time_finished"] = Finished is { } end ? Timestamps.Text(end) : null,
        ["task_cost"] = Money.Price(Amount),
    };
}
