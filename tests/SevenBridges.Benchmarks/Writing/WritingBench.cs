using System.Text.Json;
using SevenBridges.Benchmarks.Measuring;
using SevenBridges.Benchmarks.Reading;
using SevenBridges.Http;
using SevenBridges.Json;

namespace SevenBridges.Benchmarks.Writing;

/// <summary>The bodies of the PATCH requests that change files: name, tags and metadata at once, and metadata alone.</summary>
internal static class WritingBench
{
    private const int Rounds = 15;
    private const int Works = 30_000;
    private static readonly Bar Bar = new(0.80, 0);

    public static async Task<IReadOnlyList<Table>> RunAsync(BenchOptions options)
    {
        var random = new Random(options.Seed);
        var metadata = Enumerable.Range(0, 10).ToDictionary(index => $"key_{index}_{random.Next(1000)}", string? (_) => $"value {random.Next()}");
        return [await UpdateAsync(metadata), await MetadataAsync(metadata)];
    }

    private static Task<Table> UpdateAsync(Dictionary<string, string?> metadata)
    {
        var plain = new PlainFileUpdate { Name = "SRR062634_1.fastq.gz", Metadata = metadata, Tags = ["wgs", "aligned"] };
        var ours = new FileUpdate { Name = plain.Name, Metadata = new Metadata(metadata), Tags = plain.Tags };
        return Race.TableAsync(
            "Writing the body of PATCH /files/{file}: name, two tags, ten pairs of metadata",
            [
                Contestant.Of("JsonSerializer.SerializeToUtf8Bytes, source generation", () => JsonSerializer.SerializeToUtf8Bytes(plain, PlainFilesContext.Default.PlainFileUpdate)),
                Contestant.Of("SevenBridges", () => Write(ours), Bar),
                Contestant.Of("Newtonsoft.Json, and to UTF-8", () => System.Text.Encoding.UTF8.GetBytes(Newtonsoft.Json.JsonConvert.SerializeObject(plain))),
            ],
            Rounds,
            Works);
    }

    private static Task<Table> MetadataAsync(Dictionary<string, string?> metadata)
    {
        var ours = new Metadata(metadata);
        return Race.TableAsync(
            "Writing the body of PATCH /files/{file}/metadata: ten pairs",
            [
                Contestant.Of("JsonSerializer.SerializeToUtf8Bytes, source generation", () => JsonSerializer.SerializeToUtf8Bytes(metadata, PlainFilesContext.Default.DictionaryStringString)),
                Contestant.Of("SevenBridges", () => Write(ours), Bar),
            ],
            Rounds,
            Works);
    }

    private static void Write(IJsonBody body)
    {
        using var bytes = BodyWriter.Write(body);
    }
}
