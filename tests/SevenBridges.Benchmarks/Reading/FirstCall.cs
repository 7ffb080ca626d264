using System.Diagnostics;
using System.Globalization;
using SevenBridges.Benchmarks.Measuring;

namespace SevenBridges.Benchmarks.Reading;

/// <summary>
/// The first page that a new process reads: compilers and caches start from nothing. Each time is a process of its own, and the processes take turns.
/// </summary>
internal static class FirstCall
{
    private const int Rounds = 11;
    private static readonly string[] Ways = ["System.Text.Json, source generation", "SevenBridges", "NSwag's client (System.Text.Json, reflection)", "Newtonsoft.Json"];

    public static async Task<Table> TableAsync(int seed)
    {
        var times = Ways.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < Rounds; round++)
            for (var way = 0; way < Ways.Length; way++)
                times[way].Add(await MillisecondsAsync(way, seed));
        return new Table(
            "First page in a new process, from UTF-8 bytes",
            ["", "processor time, ms", "ratio", "bar"],
            [.. Ways.Select((name, way) => Row(name, times[way], times[0]))],
            $"{Rounds} processes each.");
    }

    /// <summary>What the started process does: reads one page and says how long it took.</summary>
    public static Task<int> RunAsync(string[] what)
    {
        var (way, page) = (int.Parse(what[0], CultureInfo.InvariantCulture), new FilePages(int.Parse(what[1], CultureInfo.InvariantCulture)).Typical());
        var before = Environment.CpuUsage.TotalTime;
        Read(way, page);
        Console.WriteLine((Environment.CpuUsage.TotalTime - before).TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        return Task.FromResult(0);
    }

    private static object? Read(int way, byte[] page) => way switch
    {
        0 => Readers.SystemTextJson(page),
        1 => Readers.Ours(page),
        2 => Readers.OfNswag(page),
        _ => Readers.OfNewtonsoft(page),
    };

    private static string[] Row(string name, IReadOnlyList<double> times, IReadOnlyList<double> yardstick)
    {
        var ratio = Spread.Of(times.Zip(yardstick, (time, other) => time / other));
        return [name, Spread.Of(times).Median.ToString("0.0", CultureInfo.InvariantCulture), ratio.ToString(), name == Ways[1] ? new Bar(1.0).Judge(ratio.Median, 0) : ""];
    }

    private static async Task<double> MillisecondsAsync(int way, int seed)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["first", $"{way}", $"{seed}"]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? double.Parse(said, CultureInfo.InvariantCulture) : throw new InvalidOperationException($"The process that reads a first page ended with {process.ExitCode}.");
    }
}
