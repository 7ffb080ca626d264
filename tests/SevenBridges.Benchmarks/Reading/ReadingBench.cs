using System.Globalization;
using SevenBridges.Benchmarks.Measuring;

namespace SevenBridges.Benchmarks.Reading;

/// <summary>A page of 100 detailed files, from its bytes to objects.</summary>
internal static class ReadingBench
{
    private const int Rounds = 15;
    private const int Works = 150;

    public static async Task<IReadOnlyList<Table>> RunAsync(BenchOptions options)
    {
        var pages = new FilePages(options.Seed);
        var (typical, hostile) = (pages.Typical(), pages.Hostile());
        return
        [
            await FromBytesAsync("typical", typical, new Bar(0.65, 0.50)),
            await FromBytesAsync("hostile", hostile, new Bar(0.75, 0.85)),
            await FromStreamAsync("typical", typical, new Bar(0.65, 0.50)),
            await FromStreamAsync("hostile", hostile, new Bar(0.75, 0.85)),
            await FirstCall.TableAsync(options.Seed),
        ];
    }

    private static Task<Table> FromBytesAsync(string kind, byte[] page, Bar bar) => Race.TableAsync(
        Title(kind, page, "from UTF-8 bytes"),
        [
            Contestant.Of("System.Text.Json, source generation", () => Readers.SystemTextJson(page)),
            Contestant.Of("SevenBridges", () => Readers.Ours(page), bar),
            Contestant.Of("NSwag's client (System.Text.Json, reflection)", () => Readers.OfNswag(page)),
            Contestant.Of("Newtonsoft.Json", () => Readers.OfNewtonsoft(page)),
            Contestant.Of("floor: Utf8JsonReader.Read to the end", () => Readers.Floor(page)),
        ],
        Rounds,
        Works);

    private static Task<Table> FromStreamAsync(string kind, byte[] page, Bar bar) => Race.TableAsync(
        Title(kind, page, "from a stream in pieces of 1400 bytes"),
        [
            new("System.Text.Json, source generation", () => Readers.SystemTextJsonAsync(page)),
            new("SevenBridges", () => Readers.OursAsync(page)) { Bar = bar },
            new("NSwag's client (System.Text.Json, reflection)", () => Readers.NswagAsync(page)),
            new("Newtonsoft.Json", () => Readers.NewtonsoftAsync(page)),
        ],
        Rounds,
        Works);

    private static string Title(string kind, byte[] page, string from) =>
        string.Create(CultureInfo.InvariantCulture, $"Reading a {kind} page of 100 files, {page.Length / 1000} KB, {from}");
}
