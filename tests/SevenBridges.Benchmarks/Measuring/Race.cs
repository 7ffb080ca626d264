using System.Diagnostics;

namespace SevenBridges.Benchmarks.Measuring;

/// <summary>
/// Runs contestants in turn, A B C A B C …, so that a machine whose speed drifts is the same for all of them. Time is processor time of the whole
/// process, memory is what all threads allocated. The first is the yardstick.
/// </summary>
internal static class Race
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    /// <summary>Runs them, and makes a table of what came of it.</summary>
    public static async Task<Table> TableAsync(string title, IReadOnlyList<Contestant> contestants, int rounds, int worksPerRound, string note = "")
    {
        var standings = await RunAsync(contestants, rounds, worksPerRound);
        return new Table(title, ["", "time, µs", "ratio", "bytes", "ratio", "bar"], [.. standings.Select(standing => standing.Cells())], note);
    }

    public static async Task<IReadOnlyList<Standing>> RunAsync(IReadOnlyList<Contestant> contestants, int rounds, int worksPerRound)
    {
        foreach (var contestant in contestants)
            await WarmAsync(contestant);
        var laps = contestants.Select(_ => new List<Lap>()).ToArray();
        for (var round = 0; round < rounds; round++)
            for (var index = 0; index < contestants.Count; index++)
                laps[index].Add(await LapAsync(contestants[index], worksPerRound));
        return [.. contestants.Select((contestant, index) => Standing.Of(contestant, laps[index], laps[0]))];
    }

    private static async Task WarmAsync(Contestant contestant)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < WarmUp;)
            await contestant.WorkAsync();
    }

    private static async Task<Lap> LapAsync(Contestant contestant, int works)
    {
        GC.Collect();
        var (cpu, bytes) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true));
        for (var work = 0; work < works; work++)
            await contestant.WorkAsync();
        return new Lap((Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / works, (GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)works);
    }
}

/// <summary>What one work of one round took.</summary>
internal readonly record struct Lap(double Microseconds, double Bytes);
