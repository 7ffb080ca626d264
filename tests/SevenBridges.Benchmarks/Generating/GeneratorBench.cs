using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using SevenBridges.Benchmarks.Measuring;

namespace SevenBridges.Benchmarks.Generating;

/// <summary>What the generator adds to a build, beside NSwag over the same description; and how its cost grows with the description.</summary>
internal static partial class GeneratorBench
{
    private const int BuildRounds = 5;
    private const int Rounds = 9;
    private const int WarmUps = 10;
    private const int Runs = 5;
    private const int Copies = 10;

    public static async Task<IReadOnlyList<Table>> RunAsync(BenchOptions options) => [await BuildsAsync(), Growth()];

    private static async Task<Table> BuildsAsync()
    {
        List<double> usual = [], cold = [], nswag = [];
        await BuildAsync(isShared: true);
        for (var round = 0; round < BuildRounds; round++)
        {
            nswag.Add(await NswagAsync());
            usual.Add(await BuildAsync(isShared: true));
            cold.Add(await BuildAsync(isShared: false));
        }

        var (ratio, ofCold) = (Ratio(usual, nswag), Ratio(cold, nswag));
        return new Table(
            "What generating adds to a build, on the whole description",
            ["", "s", "ratio", "bar"],
            [
                ["NSwag's openapi2csclient, wall time", Seconds(nswag), "1.00", ""],
                ["SevenBridges.Generator in a build", Seconds(usual), ratio.ToString(), $"≤ 0.125: {(ratio.Median <= 0.125 ? "met" : "**missed**")}"],
                ["SevenBridges.Generator in a compiler that was just started", Seconds(cold), ofCold.ToString(), ""],
            ],
            "A whole build of `src/SevenBridges`, where the compiler itself reports what each generator took (`ReportAnalyzer`). `dotnet build` keeps its compiler running; the last row is without that.");
    }

    private static Spread Ratio(IEnumerable<double> ours, IEnumerable<double> theirs) => Spread.Of(ours.Zip(theirs, (one, other) => one / other));

    private static Table Growth()
    {
        var documents = Directory.EnumerateFiles(Path.Combine(BuildFacts.Root, "schema"), "*.json").ToDictionary(path => Path.GetFileName(path), File.ReadAllText);
        var description = new TenfoldDescription(documents);
        var (one, ten) = (new Driver(description.Times(1)), new Driver(description.Times(Copies)));
        var own = Ratio(one.RunOwnSteps, ten.RunOwnSteps);
        var whole = Ratio(() => one.Run(), () => ten.Run());
        var (files, many) = (one.Run(), ten.Run());
        return new Table(
            $"The cost at {Copies} times the description",
            ["", "times the cost", "bar"],
            [
                ["own steps: reading and binding", own.ToString(), $"≤ 12: {(own.Median <= 12 ? "met" : "**missed**")}"],
                ["whole driver, emission and Roslyn's own work too", whole.ToString(), $"≤ 16: {(whole.Median <= 16 ? "met" : "**missed**")}"],
            ],
            $"{one.Characters / 1000} KB and {files} files against {ten.Characters / 1000} KB and {many} files.");
    }

    /// <summary>How many times the processor time of the small piece of work the large one takes; both warm, in turns.</summary>
    private static Spread Ratio(Action small, Action large)
    {
        for (var round = 0; round < WarmUps; round++)
            _ = (Milliseconds(small, Copies), Milliseconds(large, 1));
        return Spread.Of(Enumerable.Range(0, Rounds).Select(_ => Milliseconds(large, Runs) / Milliseconds(small, Runs * Copies)));
    }

    private static double Milliseconds(Action work, int times)
    {
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        for (var time = 0; time < times; time++)
            work();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / times;
    }

    private static async Task<double> NswagAsync()
    {
        var target = Path.GetTempFileName();
        var watch = Stopwatch.StartNew();
        await RunAsync($"{BuildFacts.Of("NSwag")} openapi2csclient /input:\"{BuildFacts.Of("Bundle")}\" /output:\"{target}\" /JsonLibrary:SystemTextJson /OperationGenerationMode:SingleClientFromOperationId");
        var seconds = watch.Elapsed.TotalSeconds;
        File.Delete(target);
        return seconds;
    }

    /// <summary>What the compiler says is read from a log: a compiler that stays would keep a pipe open.</summary>
    private static async Task<double> BuildAsync(bool isShared)
    {
        var log = Path.GetTempFileName();
        await RunAsync(
            $"dotnet build \"{Path.Combine(BuildFacts.Root, "src/SevenBridges")}\" --configuration Release --no-restore --no-dependencies --no-incremental -p:ReportAnalyzer=true -p:UseSharedCompilation={isShared} -p:RunAnalyzers=false -noConsoleLogger \"-flp:LogFile={log};Verbosity=detailed\"",
            reads: false);
        var report = Report().Match(await File.ReadAllTextAsync(log));
        if (!report.Success)
            throw new InvalidOperationException($"The compiler did not report what the generator took; its log is {log}.");
        File.Delete(log);
        return double.Parse(report.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static async Task<string> RunAsync(string command, bool reads = true)
    {
        var split = command.IndexOf(' ', StringComparison.Ordinal);
        using var process = Process.Start(new ProcessStartInfo(command[..split].Trim('"'), command[(split + 1)..]) { RedirectStandardOutput = reads, WorkingDirectory = BuildFacts.Root })!;
        var output = reads ? await process.StandardOutput.ReadToEndAsync() : "";
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"'{command}' ended with {process.ExitCode}: {output}");
    }

    private static string Seconds(IEnumerable<double> values) => Spread.Of(values).Median.ToString("0.000", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"([\d.]+)\s+\S+\s+SevenBridges\.Generator\.DescriptionGenerator")]
    private static partial Regex Report();
}
