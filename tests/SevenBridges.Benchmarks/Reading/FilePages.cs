using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace SevenBridges.Benchmarks.Reading;

/// <summary>
/// Pages of detailed files as the Platform answers them, made from a seed. <i>Typical</i>: the files of one project, where project, folder, storage, tags
/// and the keys of metadata repeat, and of ten values five are those of the project, three those of the sample (two files each) and two the file's own.
/// <i>Hostile</i>: no text stands twice, neither key nor value, and every object has its members in an order of its own.
/// </summary>
internal sealed class FilePages(int seed)
{
    private const int FilesPerPage = 100;
    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789";

    private readonly Random _random = new(seed);

    public byte[] Typical()
    {
        var (owner, folder, task) = (Word(8), Hex(24), Guid());
        return Page(index => TypicalFile(index, $"{owner}/wgs-2025", folder, task));
    }

    public byte[] Hostile() => Page(_ => HostileFile());

    private Member[] TypicalFile(int index, string project, string folder, string task)
    {
        var (id, sample) = (Hex(24), string.Create(CultureInfo.InvariantCulture, $"SRR{600_000 + (index / 2)}"));
        return
        [
            new("href", $"https://api.sbgenomics.com/v2/files/{id}"), new("id", id), new("name", $"{sample}_{1 + (index % 2)}.sorted.bam"), new("size", Size()),
            new("project", project), new("parent", folder), new("type", "file"), new("created_on", Time(index)), new("modified_on", Time(index + 1)),
            new("storage", new Member[] { new("type", "PLATFORM"), new("hosted_on_locations", new[] { "aws:us-east-1" }) }),
            new("origin", new Member[] { new("task", task) }), new("tags", new[] { "wgs", "aligned" }),
            new("metadata", new Member[]
            {
                new("sample_id", sample), new("case_id", $"CASE-{index / 2}"), new("library_id", $"LIB-{index / 2}"), new("paired_end", $"{1 + (index % 2)}"),
                new("md5_sum", Hex(32)), new("experimental_strategy", "WGS"), new("platform", "Illumina HiSeq 2500"), new("reference_genome", "GRCh38.p13"),
                new("sample_type", "Primary Tumor"), new("investigation", "TCGA-BRCA"),
            }),
        ];
    }

    private Member[] HostileFile() => Shuffled(
        new("href", $"https://{Word(12)}.example/v2/files/{Hex(24)}"), new("id", Hex(24)), new("name", Name()), new("size", Size()),
        new("project", $"{Word(9)}/{Word(14)}"), new("parent", Hex(24)), new("type", _random.Next(2) == 0 ? "file" : "folder"),
        new("created_on", Time(_random.Next(100_000))), new("modified_on", Time(_random.Next(100_000))),
        new("storage", Shuffled(new("type", "VOLUME"), new("volume", $"{Word(8)}/{Word(8)}"), new("location", $"{Word(10)}/{Word(20)}"))),
        new("origin", Shuffled(new("task", Guid()), new Member("dataset", Word(12)))), new("tags", new[] { Word(6), Word(9) }),
        new("metadata", Shuffled([.. Enumerable.Range(0, 10).Select(_ => new Member(Word(_random.Next(6, 20)), Word(_random.Next(4, 24))))])));

    private Member[] Shuffled(params Member[] members)
    {
        _random.Shuffle(members);
        return members;
    }

    private static byte[] Page(Func<int, Member[]> file)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            Write(json, new Member[]
            {
                new("href", "https://api.sbgenomics.com/v2/files?offset=0&limit=100"),
                new("items", Enumerable.Range(0, FilesPerPage).Select(file).ToArray()),
                new("links", new[] { new Member[] { new("href", "https://api.sbgenomics.com/v2/files?offset=100&limit=100"), new("rel", "next"), new("method", "GET") } }),
            });
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case Member[] members:
                json.WriteStartObject();
                foreach (var (name, member) in members)
                {
                    json.WritePropertyName(name);
                    Write(json, member);
                }

                json.WriteEndObject();
                break;
            case object?[] items:
                json.WriteStartArray();
                foreach (var item in items)
                    Write(json, item);
                json.WriteEndArray();
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteStringValue((string?)value);
                break;
        }
    }

    /// <summary>One name in twenty is not ASCII.</summary>
    private string Name() => $"{Word(_random.Next(8, 30))}{(_random.Next(20) == 0 ? "_été" : "")}.bam";

    private string Word(int length) => new(_random.GetItems<char>(Letters, length));

    private string Hex(int length) => _random.GetHexString(length, lowercase: true);

    private string Guid() => $"{Hex(8)}-{Hex(4)}-{Hex(4)}-{Hex(4)}-{Hex(12)}";

    private long Size() => _random.NextInt64(1, 200_000_000_000);

    private static string Time(int minutes) => new DateTime(2025, 1, 14, 9, 12, 44, DateTimeKind.Utc).AddMinutes(minutes).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private sealed record Member(string Name, object? Value);
}
