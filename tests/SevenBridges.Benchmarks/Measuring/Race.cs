using System.Diagnostics;

namespace SevenBridges.Benchmarks.Measuring;

/// <summary>
/// Runs contestants in turn, A B C A B C …, so that a machine whose speed drifts is the same for all of them. Time is processor time of the whole
/// process, memory is what all threads allocated. The first is the yardstick.
/// </summary>
internal static class Race
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    public static async Task<IReadOnlyList<Standing>> RunAsync(IReadOnlyList<Contestant> contestants, int rounds, int worksPerRound)
    {
        foreach (var contestant in contestants)
            await WarmAsync(contestant);
        var laps = contestants.Select(_ => new List<Lap>()).ToArray();
        for (var round = 0; round < rounds; round++)
            for (var index = 0; index < contestants.Count; index++)
                laps[index].Add(await LapAsync(contestants[index], worksPerRound));
        return [.. contestants.Select((contestant, index) => Standing.Of(contestant.Name, laps[index], laps[0]))];
    }

    private static async Task WarmAsync(Contestant contestant)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < WarmUp;)
            await contestant.WorkAsync();
    }

    private static async Task<Lap> LapAsync(Contestant contestant, int works)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var (cpu, bytes) = (process.TotalProcessorTime, GC.GetTotalAllocatedBytes(precise: true));
        for (var work = 0; work < works; work++)
            await contestant.WorkAsync();
        process.Refresh();
        return new Lap((process.TotalProcessorTime - cpu) / works, (GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)works);
    }
}

/// <summary>What one work of one round took.</summary>
internal readonly record struct Lap(TimeSpan Cpu, double Bytes);
