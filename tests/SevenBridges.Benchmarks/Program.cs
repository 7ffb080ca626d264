using System.Globalization;
using SevenBridges.Benchmarks;
using SevenBridges.Benchmarks.Calls;
using SevenBridges.Benchmarks.Generating;
using SevenBridges.Benchmarks.Measuring;
using SevenBridges.Benchmarks.Paging;
using SevenBridges.Benchmarks.Reading;
using SevenBridges.Benchmarks.Requests;
using SevenBridges.Benchmarks.Startup;
using SevenBridges.Benchmarks.Transfers;
using SevenBridges.Benchmarks.Writing;

if (args is [LineServer.Verb, ..]) return await LineServer.RunAsync(args[1..]);
if (args is [TransferBench.Verb, ..]) return await TransferBench.TellAsync(args.ElementAtOrDefault(1) ?? "", args.ElementAtOrDefault(2));

// One line per benchmark, in the order of the tables.
Bench[] benches =
[
    new("reading", ReadingBench.RunAsync),
    new("writing", WritingBench.RunAsync),
    new("get", GetBench.RunAsync),
    new("overhead", OverheadBench.RunAsync),
    new("profile", ProfileBench.RunAsync),
    new("paging", PagingBench.RunAsync),
    new("requests", RequestsBench.RunAsync),
    new("generator", GeneratorBench.RunAsync),
    new("startup", StartupBench.RunAsync),
];

// A process that a benchmark starts anew: what a first call costs.
if (args is ["first", .. var what])
    return await FirstCall.RunAsync(what);

var options = BenchOptions.Parse(args);
var chosen = benches.Where(bench => options.Name is "all" || bench.Name == options.Name).ToArray();
if (chosen.Length == 0)
{
    Console.Error.WriteLine($"There is no benchmark '{options.Name}'; there are: {string.Join(", ", benches.Select(bench => bench.Name))}.");
    return 2;
}

var results = new Results(string.Create(CultureInfo.InvariantCulture, $"seed {options.Seed}"));
Console.WriteLine(results.Head);
foreach (var bench in chosen)
    foreach (var table in await bench.RunAsync(options))
        Console.WriteLine(results.Add(table));
if (options.Folder is { } folder)
    await File.WriteAllTextAsync(Path.Combine(folder, "RESULTS.md"), results.ToString());
return 0;
