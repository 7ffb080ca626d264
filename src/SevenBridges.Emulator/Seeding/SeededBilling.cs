using System.Text.Json.Nodes;
using SevenBridges.Emulator.Billing;

namespace SevenBridges.Emulator.Seeding;

/// <summary>What was paid for in January 2025, from a project that is gone, with its invoice; the invoice of this month; a stranger's billing group with one of its own.</summary>
internal static class SeededBilling
{
    private const string Gone = SeededAccount.User + "/tobacco-mosaic";
    private const string GoneName = "Tobacco mosaic";

    private static readonly Period January = new(Day(2025, 1, 1), Day(2025, 2, 1));

    public static void AddTo(PlatformState state)
    {
        var group = (string)state.BillingGroups.GetAt(0).Value["id"]!;
        AddPast(state, group);
        AddInvoice(state, group, January, Day(2025, 2, 5));
        var now = state.Clock.GetUtcNow();
        var month = Day(now.Year, now.Month, 1);
        AddInvoice(state, group, new Period(month, month.AddMonths(1)), approved: null);
        AddInvoice(state, AddStrangersGroup(state), January, Day(2025, 2, 5));
    }

    private static void AddPast(PlatformState state, string group)
    {
        AddAnalysis(state, group, "align rod 1", "TASK", "COMPLETED", 1.73m, 0.1021m, Day(2025, 1, 8));
        AddAnalysis(state, group, "align rod 2", "TASK", "STOPPED", 0.41m, 0.02m, Day(2025, 1, 9));
        AddAnalysis(state, group, "look at rods", "CRUNCHER_ANALYSIS", "COMPLETED", 3.20m, 0.35m, Day(2025, 1, 20));
        state.Ledger.Storage.Add(new StorageCharge
        {
            Group = group,
            ProjectName = GoneName,
            CreatedBy = SeededAccount.User,
            Location = "aws:us-east-1",
            GigabyteMonths = 120.5m,
            Time = Day(2025, 1, 15),
        });
        state.Ledger.Downloads.Add(new Download(group, GoneName, "bmcclintock", 3_250_000_000, Day(2025, 1, 22)));
    }

    private static void AddAnalysis(PlatformState state, string group, string name, string type, string status, decimal computation, decimal storage, DateTimeOffset started) =>
        state.Ledger.Analyses.Add(new AnalysisCharge
        {
            Group = group,
            Project = Gone,
            ProjectName = GoneName,
            AppName = "BWA MEM",
            Id = state.Ids.Uuid(),
            Name = name,
            Type = type,
            User = SeededAccount.User,
            Status = status,
            Computation = computation,
            Storage = storage,
            Started = started,
            Finished = started.AddHours(2),
        });

    private static void AddInvoice(PlatformState state, string group, Period period, DateTimeOffset? approved)
    {
        var invoice = new InvoiceEntry(state.Ids.Digits(), group, period, approved);
        state.Invoices.Add(invoice.Id, invoice);
    }

    private static string AddStrangersGroup(PlatformState state)
    {
        var id = state.Ids.Uuid();
        state.BillingGroups.Add(id, new JsonObject
        {
            ["id"] = id,
            ["name"] = "Pea garden",
            ["owner"] = "gmendel",
            ["type"] = "regular",
            ["pending"] = false,
            ["disabled"] = false,
            ["balance"] = new JsonObject { ["currency"] = "USD", ["amount"] = "18.22" },
        });
        return id;
    }

    private static DateTimeOffset Day(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);
}
