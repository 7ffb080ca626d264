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
    private const string Title = "From the start of a program to its first response: the packed client lists projects on an emulator";
    private const int WarmUps = 3;
    private const int Rounds = 25;
    private static readonly Bar NativeBar = new(Time: 0.10);

    public static async Task<IReadOnlyList<Table>> RunAsync(BenchOptions options)
    {
        if (NativeCompiler.Properties is not { } native)
            return [new Table(Title, ["", ""], [], $"Nothing was measured: {NativeCompiler.Missing}.")];
        using var program = new ConsumerProgram(await PackedFeed.Shared, "ListProjects.cs", "SevenBridges");
        string[] own = ["--use-current-runtime", "--self-contained"];
        PublishedProgram[] ways =
        [
            await PublishAsync(program, "framework-dependent", "compiled as it runs (JIT), on the machine's runtime", Bar.None, []),
            await PublishAsync(program, "trimmed", "trimmed, with a runtime of its own", Bar.None, [.. own, "-p:PublishTrimmed=true"]),
            await PublishAsync(program, "native", "native code (AOT)", NativeBar, ["--use-current-runtime", .. native]),
        ];
        return [TableOf(ways, await MeasureAsync(ways))];
    }

    private static async Task<PublishedProgram> PublishAsync(ConsumerProgram program, string folder, string title, Bar bar, IEnumerable<string> properties)
    {
        (await program.PublishAsync(folder, properties)).Required($"Publishing ({title})");
        return new PublishedProgram(title, program.Published(folder), program.SizeOf(folder), bar);
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

    private static Table TableOf(PublishedProgram[] ways, TimeSpan[][] rounds) => new(
        Title,
        ["", "time, ms", "ratio", "size, MB", "bar"],
        [.. ways.Select((way, index) => way.Cells([.. rounds.Select(times => times[index])], [.. rounds.Select(times => times[0])]))],
        $"Wall time of {Rounds} starts each, and the size of the folder that was published, without symbols.");
}
