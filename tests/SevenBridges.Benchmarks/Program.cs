using System.Diagnostics;
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
    Console.Error.WriteLine($"There is no benchmark '{options.Name}'; there are: {string.Join(", ", benches.Select(bench => bench.Name))}, {TransferBench.Verb}.");
    return 2;
}

var results = new Results(await Machine.DescribeAsync(options.Seed));
Console.WriteLine(results.Head);
var failed = 0;
foreach (var (bench, index) in chosen.Select((bench, index) => (bench, index)))
{
    var watch = Stopwatch.StartNew();
    Tell($"{bench.Name} ({index + 1} of {chosen.Length}) begins");
    try
    {
        foreach (var table in await bench.RunAsync(options))
            Console.WriteLine(results.Add(table));
        Tell($"{bench.Name} took {watch.Elapsed.TotalSeconds:0} s");
    }
    catch (Exception fault)
    {
        // What one benchmark lacks, such as a compiler for native code, takes nothing away from the others.
        failed++;
        Tell($"{bench.Name} failed after {watch.Elapsed.TotalSeconds:0} s: {fault}");
        Console.WriteLine(results.Add(new Table(bench.Name, ["", ""], [], $"**Failed**: {fault.Message.ReplaceLineEndings(" ")}")));
    }
}

if (options.Folder is { } folder)
    await File.WriteAllTextAsync(Path.Combine(folder, "RESULTS.md"), results.ToString());
return failed == 0 ? 0 : 1;

// Progress goes beside the tables, which may be redirected.
static void Tell(string what) => Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{TimeProvider.System.GetLocalNow():HH:mm:ss}] {what}"));
