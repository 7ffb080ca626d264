using System.Globalization;
using Polly;
using SevenBridges.Benchmarks.Measuring;
using SevenBridges.Benchmarks.Reading;
using SevenBridges.Http;
using SevenBridges.Json;

namespace SevenBridges.Benchmarks.Calls;

/// <summary>
/// Where the time of a call goes, found by leaving things out: what <see cref="HttpClient"/> takes by itself, what the JSON takes, and what the layers of
/// the pipeline take, are measured on their own, and the rest is our pipeline.
/// </summary>
internal static class ProfileBench
{
    private const int Rounds = 9;
    private const int Cap = 64 * 1024 * 1024;
    private const string Endpoint = "http://127.0.0.1:9/v2";

    public static async Task<IReadOnlyList<Table>> RunAsync(BenchOptions options)
    {
        var page = new FilePages(options.Seed).Typical();
        return
        [
            await TableAsync("one page of a listing (100 files)", page, 150, client => client.Files.Query(new() { Project = "o/p" }).FirstPageAsync(), () => Readers.Ours(page)),
            await TableAsync("one small call (GET /user)", OverheadBench.User, 20_000, client => client.Users.MeAsync(), () => ReadUser(OverheadBench.User)),
        ];
    }

    private static async Task<Table> TableAsync(string what, byte[] body, int works, Func<SevenBridgesClient, Task> call, Action read)
    {
        await using var whole = Client(body, new ResilienceLayers());
        await using var bare = Client(body, None());
        using var http = new HttpClient(new MemoryPlatform(body));
        var standings = await Race.RunAsync(
            [
                new("whole", () => call(whole)),
                new("without layers", () => call(bare)),
                new("HttpClient", () => ExchangeAsync(http)),
                Contestant.Of("objects", read),
                Contestant.Of("tokens", () => Readers.Floor(body)),
            ],
            Rounds,
            works);
        var (all, layerless, exchange, objects, tokens) = (Of(standings, 0), Of(standings, 1), Of(standings, 2), Of(standings, 3), Of(standings, 4));
        return new Table(
            $"Where the time goes: {what}",
            ["", "time, µs", "of the whole"],
            [
                Row("whole call", all, all),
                Row("HttpClient, handler in memory, body into a rented buffer", exchange, all),
                Row("finding the tokens (Utf8JsonReader)", tokens, all),
                Row("making the objects", objects - tokens, all),
                Row("the layers: time-outs, maintenance, repeats, circuit, budget", all - layerless, all),
                Row("the rest of the pipeline: request, headers, checks, counting", layerless - exchange - objects, all),
            ],
            "Found by leaving things out; small differences of large numbers are rough.");
    }

    private static double Of(IReadOnlyList<Standing> standings, int index) => standings[index].Microseconds;

    private static string[] Row(string name, double time, double whole) =>
        [name, time.ToString("0.00", CultureInfo.InvariantCulture), (time / whole).ToString("0 %", CultureInfo.InvariantCulture)];

    private static SevenBridgesClient Client(byte[] body, ResilienceLayers layers) =>
        new(new SevenBridgesOptions { Endpoint = new Uri(Endpoint), Token = "t", HttpHandler = new MemoryPlatform(body), Layers = layers });

    private static ResilienceLayers None() => new()
    {
        Total = ResiliencePipeline.Empty,
        Maintenance = ResiliencePipeline.Empty,
        Retry = ResiliencePipeline.Empty,
        CircuitBreaker = ResiliencePipeline.Empty,
        Budget = ResiliencePipeline.Empty,
        Try = ResiliencePipeline.Empty,
    };

    private static async Task ExchangeAsync(HttpClient http)
    {
        using var answer = await http.GetAsync(Endpoint + "/user", HttpCompletionOption.ResponseHeadersRead);
        var (buffer, _) = await BodyReader.ReadAsync(answer.Content, Cap, CancellationToken.None);
        buffer.Dispose();
    }

    private static void ReadUser(byte[] body) =>
        JsonAnswer.Read(body, null, User.FromJson, static fault => new InvalidDataException($"{fault.Path}: {fault.What}", fault.Error));
}
