using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Billing;

/// <summary>What keeping the files of one project cost.</summary>
internal sealed record StorageCharge
{
    private const decimal DollarsForAMonth = 0.023m;

    public required string Group { get; init; }

    public required string ProjectName { get; init; }

    public required string CreatedBy { get; init; }

    public required string Location { get; init; }

    /// <summary>Gigabytes, times the months that they were kept.</summary>
    public required decimal GigabyteMonths { get; init; }

    /// <summary>When they were kept, for what is no longer there.</summary>
    public DateTimeOffset Time { get; init; }

    public bool IsLocked { get; init; }

    public decimal Amount => GigabyteMonths * DollarsForAMonth;

    /// <summary>As the breakdown of storage shows it; nothing is ever archived here.</summary>
    public JsonObject Show()
    {
        var shown = new JsonObject();
        if (!IsLocked)
            shown["project_name"] = ProjectName;
        (shown["project_created_by"], shown["location"]) = (CreatedBy, Location);
        (shown["active"], shown["archived"]) = (Kept(GigabyteMonths, Amount), Kept(0, 0));
        shown["project_locked"] = IsLocked;
        return shown;
    }

    private static JsonObject Kept(decimal size, decimal cost) =>
        new() { ["size"] = Money.Finest(size), ["unit"] = "GB/Month", ["cost"] = new JsonObject { ["currency"] = Money.Currency, ["amount"] = Money.Finest(cost) } };
}
