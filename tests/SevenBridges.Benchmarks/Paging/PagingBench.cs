using System.Diagnostics;
using System.Globalization;
using SevenBridges.Benchmarks.Measuring;

namespace SevenBridges.Benchmarks.Paging;

/// <summary>Walking a long listing: how much sooner it ends with pages read ahead, and what it holds in memory.</summary>
internal static class PagingBench
{
    private const int Files = 10_000;
    private const int Rounds = 3;
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(80);
    private static readonly (string Name, int? Prefetch, double Sooner)[] Ways = [("one page after another (Prefetch 0)", 0, 1), ("default (Prefetch 4)", null, 3), ("Prefetch 8", 8, 6)];

    public static async Task<IReadOnlyList<Table>> RunAsync(BenchOptions options) => [await WalksAsync(), await MemoryAsync()];

    private static async Task<Table> WalksAsync()
    {
        await using var server = await SlowServer.StartAsync(Files, Delay);
        await WalkAsync(server, 8);
        var walks = Ways.Select(_ => new List<(double Seconds, int Requests)>()).ToArray();
        for (var round = 0; round < Rounds; round++)
            for (var way = 0; way < Ways.Length; way++)
                walks[way].Add(await WalkAsync(server, Ways[way].Prefetch));
        return new Table(
            string.Create(CultureInfo.InvariantCulture, $"Listing {Files} files, pages of 100, {Delay.TotalMilliseconds} ms a request"),
            ["", "wall time, s", "times sooner", "requests", "bar"],
            [.. Ways.Select((way, index) => Row(way.Name, way.Sooner, walks[index], walks[0]))],
            "A server on loopback; every walk is checked to yield each file once, in order.");
    }

    private static string[] Row(string name, double bar, List<(double Seconds, int Requests)> walks, List<(double Seconds, int Requests)> yardstick)
    {
        var sooner = Spread.Of(walks.Zip(yardstick, (walk, other) => other.Seconds / walk.Seconds));
        return
        [
            name,
            Spread.Of(walks.Select(walk => walk.Seconds)).Median.ToString("0.00", CultureInfo.InvariantCulture),
            sooner.ToString(),
            walks[0].Requests.ToString(CultureInfo.InvariantCulture),
            bar == 1 ? "" : $"≥ {bar.ToString(CultureInfo.InvariantCulture)}: {(sooner.Median >= bar ? "met" : "**missed**")}",
        ];
    }

    private static async Task<(double Seconds, int Requests)> WalkAsync(SlowServer server, int? prefetch)
    {
        await using var client = new SevenBridgesClient(new SevenBridgesOptions { Endpoint = server.Endpoint, Token = "t", Prefetch = prefetch });
        var (before, watch, next) = (server.Requests, Stopwatch.StartNew(), 0);
        await foreach (var file in client.Files.Query(new() { Project = "o/p" }))
            if (file.Id.Value != string.Create(CultureInfo.InvariantCulture, $"f{next++}"))
                throw new InvalidOperationException($"File {next - 1} came as {file.Id}: the walk is out of order.");
        return next == Files ? (watch.Elapsed.TotalSeconds, server.Requests - before) : throw new InvalidOperationException($"{next} files came instead of {Files}.");
    }

    private static async Task<Table> MemoryAsync()
    {
        List<string[]> rows = [];
        foreach (var files in new[] { 10_000, 100_000, 1_000_000 })
        {
            var (peak, seconds) = await PeakAsync(files);
            rows.Add([files.ToString("N0", CultureInfo.InvariantCulture), $"{peak / 1024}", seconds.ToString("0.0", CultureInfo.InvariantCulture)]);
        }

        return new Table(
            "Memory of a walk, answered from memory, default settings",
            ["files", "most live bytes above the start, KB", "wall time, s"],
            rows,
            "Live bytes are looked at after a full collection, 20 times on the way.");
    }

    private static async Task<(long Peak, double Seconds)> PeakAsync(int files)
    {
        await using var client = new SevenBridgesClient(new SevenBridgesOptions { Endpoint = new Uri(MemoryListing.Endpoint), Token = "t", HttpHandler = new MemoryListing(files) });
        var (start, watch, count, peak) = (GC.GetTotalMemory(forceFullCollection: true), Stopwatch.StartNew(), 0, 0L);
        await foreach (var _ in client.Files.Query(new() { Project = "o/p" }))
            if (++count % (files / 20) == 0)
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - start);
        return count == files ? (peak, watch.Elapsed.TotalSeconds) : throw new InvalidOperationException($"{count} files came instead of {files}.");
    }
}
