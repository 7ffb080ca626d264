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
        Work[] all =
        [
            new($"listing {Listed:N0} files", await ListAsync(), PythonWay.List(Listed), "Pages of 100, each once."),
            new($"uploading {Uploaded:N0} files of one part", uploads, PythonWay.Upload(Uploaded), "An upload of one part opens, asks for its address, sends it, and completes with its report: the report needs no call of its own."),
            new($"watching {Tasks} tasks for {Ticks} ticks", await WatchAsync(), PythonWay.Watch(Tasks, Ticks), "A page of a query holds all of them, so that one request looks at all."),
            new($"changing metadata of {Changed:N0} files", changes, PythonWay.ChangeMetadata(Changed), "`BulkEditAsync` sends 100 changes in a request, and needs nothing but ids."),
        ];
        var sum = new Work("sum", Sum(all, work => work.Ours), new PythonWay(Sum(all, work => work.Python.Sent), ""), "");
        return
        [
            new Table(
                "Requests",
                ["", "SevenBridges: to the API", "to storage", "the Python library's way: to the API", "to storage", "ratio", "ratio of those to the API", "bar"],
                [.. all.Select(work => work.Row("")), sum.Row($"≤ 0.33: {(sum.Ours.All <= Most * sum.Python.Sent.All ? "met" : "**missed**")}")],
                "Ours are counted as they are sent; the other way is computed from what the library's calls send. The bar counts all of them; only those to the API count against the user's limit."),
            new Table("Requests: why so many", ["", "SevenBridges", "the Python library's way"], [.. all.Select(work => new[] { work.Name, work.Why, work.Python.Why })]),
        ];
    }

    private static Sent Sum(IEnumerable<Work> all, Func<Work, Sent> sent) => all.Select(sent).Aggregate((one, other) => one + other);

    private static async Task<Sent> ListAsync()
    {
        await using var client = InMemory(Listed);
        await foreach (var _ in client.Files.Query(new() { Project = "o/p" }))
        {
            // Only the requests count.
        }

        return new Sent(client.Usage.Total);
    }

    /// <summary>On the emulator, which speaks the whole protocol; what goes to storage is counted by it. Metadata of many files is changed by bulk calls.</summary>
    private static async Task<(Sent Uploads, Sent Changes)> UploadAndChangeAsync(int seed)
    {
        await using var emulator = await PlatformEmulator.StartAsync(new EmulatorOptions { Judgement = Judgement.Off, Seed = seed });
        await using var client = new SevenBridgesClient(new SevenBridgesOptions { Endpoint = emulator.Endpoint, Token = emulator.Token });
        var project = await client.Projects.CreateAsync(new ProjectCreate { Name = "uploads", BillingGroup = (await client.BillingGroups.Query().FirstOrDefaultAsync())!.Id });
        var (before, puts, files) = (client.Usage.Total, 0L, new List<FileId>());
        for (var index = 0; index < Uploaded; index++)
        {
            var file = (await client.Files.UploadAsync(new MemoryStream([1, 2, 3]), UploadDestination.InProject(project.Id, $"f{index}"))).File;
            puts += emulator.AttemptsByPart(file.Id.Value).Sum();
            files.Add(file.Id);
        }

        var uploaded = client.Usage.Total;
        await client.Files.BulkEditAsync(files.Take(Changed).Select(file => new FileBulkChange { Id = file, Metadata = new() { ["library_id"] = "L7" } }));
        return (new Sent(uploaded - before, puts), new Sent(client.Usage.Total - uploaded));
    }

    /// <summary>All tasks of a project in one page; one look is one request, however many tasks there are.</summary>
    private static async Task<Sent> WatchAsync()
    {
        await using var client = InMemory(Tasks);
        for (var tick = 0; tick < Ticks; tick++)
            await client.Tasks.Query(new() { Project = "o/p" }).FirstPageAsync(limit: Tasks);
        return new Sent(client.Usage.Total);
    }

    private static SevenBridgesClient InMemory(int files) =>
        new(new SevenBridgesOptions { Endpoint = new Uri(MemoryListing.Endpoint), Token = "t", HttpHandler = new MemoryListing(files) });

    /// <summary>One kind of work: what we send, what the other way sends, and why we need so many.</summary>
    private sealed record Work(string Name, Sent Ours, PythonWay Python, string Why)
    {
        public string[] Row(string verdict) =>
        [
            Name, Number(Ours.Api), Number(Ours.Storage), Number(Python.Sent.Api), Number(Python.Sent.Storage),
            Ratio(Ours.All, Python.Sent.All), Ratio(Ours.Api, Python.Sent.Api), verdict,
        ];

        private static string Number(long requests) => requests.ToString("N0", CultureInfo.InvariantCulture);

        private static string Ratio(long ours, long python) => ((double)ours / python).ToString("0.00", CultureInfo.InvariantCulture);
    }
}
