#:project ../SevenBridges/SevenBridges.csproj
// Adds up what each billing group paid from one day to another: tasks, storage, downloads.
//   dotnet run src/samples/cost-of-period.cs 2025-01-01 2025-01-31

using SevenBridges;

if (args is not [var first, var last] || !DateOnly.TryParse(first, out var from) || !DateOnly.TryParse(last, out var to))
{
    Console.Error.WriteLine("usage: dotnet run cost-of-period.cs FROM TO");
    return 2;
}

try
{
    await using var platform = new SevenBridgesClient();
    await foreach (var group in platform.BillingGroups.Query())
    {
        var tasks = await group.QueryAnalysisBreakdown(new() { DateFrom = from, DateTo = to }).ToListAsync();
        var storage = await group.QueryStorageBreakdown(new() { DateFrom = from, DateTo = to }).ToListAsync();
        var downloads = await group.QueryEgressBreakdown(new() { DateFrom = from, DateTo = to }).ToListAsync();

        var paid = tasks.Sum(task => task.AnalysisCost?.Amount - (task.RefundedAmount ?? 0));
        var kept = storage.Sum(project => (project.Active?.Cost?.Amount ?? 0) + (project.Archived?.Cost?.Amount ?? 0));
        var moved = downloads.Sum(project => project.EgressCost?.Amount);
        Console.WriteLine($"{group.Name}: {paid + kept + moved:0.00} (tasks {paid:0.00}, storage {kept:0.00}, downloads {moved:0.00})");
    }
    return 0;
}
catch (Exception error) when (error is SevenBridgesException or ArgumentException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
