using System.Globalization;
using SevenBridges.Benchmarks.Measuring;
using SevenBridges.Emulator;
using SevenBridges.Package.Tests.Consuming;

namespace SevenBridges.Benchmarks.Startup;

/// <summary>
/// How long a program takes from its start to the first thing that it knows from the Platform: the program of the package tests, which takes the packed client and
/// lists projects, published in each way. Wall time, since that is what somebody at a terminal waits for.
/// </summary>
internal static class StartupBench
{
    /// <summary>How it is asked for.</summary>
    public const string Name = "startup";

    private const int WarmUps = 3;
    private const int Rounds = 25;
    private const double Bar = 0.10;

    /// <summary>Publishes, measures, and prints the table.</summary>
    /// <returns>The exit code: 1 where there is no linker for native code.</returns>
    public static async Task<int> TellAsync()
    {
        if (NativeCompiler.Properties is not { } native)
        {
            Console.Error.WriteLine($"Nothing was measured: {NativeCompiler.Missing}.");
            return 1;
        }

        using var program = new ConsumerProgram(await PackedFeed.Shared, "ListProjects.cs", "SevenBridges");
        string[] own = ["--use-current-runtime", "--self-contained"];
        PublishedProgram[] ways =
        [
            await PublishAsync(program, "framework-dependent", "compiled as it runs (JIT)", []),
            await PublishAsync(program, "trimmed", "trimmed, with its runtime", [.. own, "-p:PublishTrimmed=true"]),
            await PublishAsync(program, "native", "native code (AOT)", ["--use-current-runtime", .. native]),
        ];
        Print(ways, await MeasureAsync(ways));
        return 0;
    }

    private static async Task<PublishedProgram> PublishAsync(ConsumerProgram program, string folder, string title, IEnumerable<string> properties)
    {
        (await program.PublishAsync(folder, properties)).Required($"Publishing ({title})");
        return new PublishedProgram(title, program.Published(folder), program.SizeOf(folder));
    }

    /// <summary>They take turns, so that a machine whose speed drifts is the same for all of them.</summary>
    private static async Task<TimeSpan[][]> MeasureAsync(PublishedProgram[] ways)
    {
        // Nobody looks at the requests: what is measured is the program.
        await using var emulator = await PlatformEmulator.StartAsync(new EmulatorOptions { Judgement = Judgement.Off });
        var rounds = new TimeSpan[Rounds][];
        for (var round = -WarmUps; round < Rounds; round++)
        {
            var times = new TimeSpan[ways.Length];
            for (var way = 0; way < ways.Length; way++)
                times[way] = await ways[way].StartAsync(emulator);
            if (round >= 0)
                rounds[round] = times;
        }

        return rounds;
    }

    private static void Print(PublishedProgram[] ways, TimeSpan[][] rounds)
    {
        Console.WriteLine($"\n## From the start of a program to its first response ({Rounds} starts each)\n");
        Console.WriteLine("| | size, MB | time, ms | ratio | bar |\n|---|---|---|---|---|");
        for (var way = 0; way < ways.Length; way++)
        {
            var time = Spread.Of(rounds.Select(times => times[way].TotalMilliseconds));
            var ratio = Spread.Of(rounds.Select(times => times[way] / times[0]));
            var bar = way == ways.Length - 1 ? Bar.ToString("0.00", CultureInfo.InvariantCulture) : "";
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {ways[way].Title} | {ways[way].Size / 1e6:0.0} | {time.Median:0.0} ({time.Least:0.0}–{time.Most:0.0}) | {ratio} | {bar} |"));
        }
    }
}
