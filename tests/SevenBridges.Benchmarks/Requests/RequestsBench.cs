using System.Globalization;
using SevenBridges.Benchmarks.Measuring;
using SevenBridges.Benchmarks.Paging;
using SevenBridges.Emulator;

namespace SevenBridges.Benchmarks.Requests;

/// <summary>How many requests everyday work costs: ours counted as they are sent, to storage too, beside what the Python library's way needs.</summary>
internal static class RequestsBench
{
    private const int Listed = 10_000;
    private const int Uploaded = 1_000;
    private const int Tasks = 100;
    private const int Ticks = 50;
    private const int Changed = 1_000;
    private const double Most = 1.0 / 3;

    public static async Task<IReadOnlyList<Table>> RunAsync(BenchOptions options)
    {
        var (uploads, changes) = await UploadAndChangeAsync(options.Seed);
        (string Name, long Ours, long Python)[] rows =
        [
            ($"listing {Listed:N0} files", await ListAsync(), PythonWay.List(Listed)),
            ($"uploading {Uploaded:N0} files of one part", uploads, PythonWay.Upload(Uploaded)),
            ($"watching {Tasks} tasks for {Ticks} ticks", await WatchAsync(), PythonWay.Watch(Tasks, Ticks)),
            ($"changing metadata of {Changed:N0} files", changes, PythonWay.ChangeMetadata(Changed)),
        ];
        var (ours, python) = (rows.Sum(row => row.Ours), rows.Sum(row => row.Python));
        return
        [
            new Table(
                "Requests",
                ["", "SevenBridges", "the Python library's way", "ratio", "bar"],
                [.. rows.Select(row => Row(row.Name, row.Ours, row.Python, "")), Row("sum", ours, python, $"≤ 0.33: {(ours <= Most * python ? "met" : "**missed**")}")],
                "Ours are counted; the other way is computed from the library's protocol (`Requests/PythonWay.cs`). An upload of one part cannot take fewer than five."),
        ];
    }

    private static string[] Row(string name, long ours, long python, string verdict) =>
    [
        name, ours.ToString("N0", CultureInfo.InvariantCulture), python.ToString("N0", CultureInfo.InvariantCulture),
        ((double)ours / python).ToString("0.00", CultureInfo.InvariantCulture), verdict,
    ];

    private static async Task<long> ListAsync()
    {
        await using var client = InMemory(Listed);
        await foreach (var _ in client.Files.Query(new() { Project = "o/p" }))
        {
            // Only the requests count.
        }

        return client.Usage.Total;
    }

    /// <summary>On the emulator, which speaks the whole protocol; what goes to storage is counted by it. Metadata of many files is changed by bulk calls.</summary>
    private static async Task<(long Uploads, long Changes)> UploadAndChangeAsync(int seed)
    {
        await using var emulator = await PlatformEmulator.StartAsync(new EmulatorOptions { Judgement = Judgement.Off, Seed = seed });
        await using var client = new SevenBridgesClient(new SevenBridgesOptions { Endpoint = emulator.Endpoint, Token = emulator.Token });
        var project = await client.Projects.CreateAsync(new ProjectCreate { Name = "uploads", BillingGroup = (await client.BillingGroups.Query().FirstOrDefaultAsync())!.Id });
        var (before, puts, files) = (client.Usage.Total, 0L, new List<FileId>());
        for (var index = 0; index < Uploaded; index++)
        {
            var file = await client.Files.UploadAsync(new MemoryStream([1, 2, 3]), UploadDestination.InProject(project.Id, $"f{index}"));
            puts += emulator.AttemptsByPart(file.Id.Value).Sum();
            files.Add(file.Id);
        }

        var uploaded = client.Usage.Total;
        await client.Files.BulkEditAsync(files.Take(Changed).Select(file => new FileBulkChange { Id = file, Metadata = new() { ["library_id"] = "L7" } }));
        return (uploaded - before + puts, client.Usage.Total - uploaded);
    }

    /// <summary>All tasks of a project in one page; one look is one request, however many tasks there are.</summary>
    private static async Task<long> WatchAsync()
    {
        await using var client = InMemory(Tasks);
        for (var tick = 0; tick < Ticks; tick++)
            await client.Tasks.Query(new() { Project = "o/p" }).FirstPageAsync(limit: Tasks);
        return client.Usage.Total;
    }

    private static SevenBridgesClient InMemory(int files) =>
        new(new SevenBridgesOptions { Endpoint = new Uri(MemoryListing.Endpoint), Token = "t", HttpHandler = new MemoryListing(files) });
}
