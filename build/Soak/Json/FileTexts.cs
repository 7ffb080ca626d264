using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SevenBridges.Build;

/// <summary>Pages of one to three files as JSON, as odd as the description allows: escapes, other scripts, nulls, numbers as metadata, unknown and repeated members.</summary>
internal sealed class FileTexts(Random random)
{
    private static readonly string[] Texts = ["", "a", "reads.bam", "\u00e9t\u00e9", "\u65e5\u672c", "\U0001F600", "line\nbreak", "quote\"d", "back\\slash", "\u007f", "tab\t", "SRR062634"];
    private static readonly string[] Keys = ["sample_id", "case_id", "Sample_Id", "\u00e9", "a b", "", "library_id", "paired_end"];
    private static readonly string[] Times = ["2025-01-14T09:12:44Z", "2025-01-14T09:12:44", "2025-01-14T09:12:44.123Z", "2025-01-14T09:12:44+02:00", "2024-02-29", "2025-12-31T23:59:59Z"];

    public byte[] Next()
    {
        var files = Enumerable.Range(0, random.Next(1, 4)).Select(_ => File());
        return Encoding.UTF8.GetBytes($$"""{"href":{{Text()}},"items":[{{string.Join(',', files)}}],"links":[{"rel":"next","href":{{Text()}},"method":"GET"}]}""");
    }

    private string File()
    {
        List<string> members =
        [
            $"\"id\":{Text()}", $"\"href\":{Text()}", $"\"name\":{Text()}", $"\"type\":{OrNull("\"file\"")}", $"\"project\":{OrNull(Text())}", $"\"parent\":{OrNull(Text())}",
            $"\"size\":{OrNull(Number())}", $"\"created_on\":{OrNull(Time())}", $"\"modified_on\":{OrNull(Time())}", $"\"tags\":{OrNull(List())}",
            $$"""
            "origin":{{OrNull($$"""{"task":{{OrNull(Text())}},"dataset":{{OrNull(Text())}}}""")}}
            """,
            $$"""
            "storage":{{OrNull($$"""{"type":"PLATFORM","volume":{{OrNull(Text())}},"hosted_on_locations":{{OrNull(List())}}}""")}}
            """,
            $"\"metadata\":{OrNull(Metadata())}", $"\"metadata\":{Metadata()}", $"\"name\":{OrNull(Text())}", $"\"unknown\":[{Metadata()},{Number()}]",
        ];
        for (var left = random.Next(8); left > 0; left--)
            members.RemoveAt(random.Next(members.Count));
        if (random.Next(3) == 0)
            members = [.. members.OrderBy(_ => random.Next())];
        return $"{{{string.Join(random.Next(4) == 0 ? " ,\n" : ",", members)}}}";
    }

    private string Metadata() =>
        $"{{{string.Join(',', Enumerable.Range(0, random.Next(6)).Select(index => $"{Quoted(random.Next(3) == 0 ? Any(Keys) : Keys[index])}:{Value()}"))}}}";

    private string Value() => random.Next(8) switch { 0 => "null", 1 => Number(), 2 => "true", _ => Text() };

    private string List() => $"[{string.Join(',', Enumerable.Range(0, random.Next(12)).Select(_ => Text()))}]";

    private string Text() => Quoted(Any(Texts));

    private string Time() => Quoted(Any(Times));

    private string Number() => random.Next(5) switch
    {
        0 => "0",
        1 => "-7",
        2 => "1.50",
        3 => "3e2",
        _ => random.NextInt64().ToString(CultureInfo.InvariantCulture),
    };

    private string OrNull(string json) => random.Next(10) == 0 ? "null" : json;

    /// <summary>The same text in one of two spellings: escapes, or UTF-8.</summary>
    private string Quoted(string text) => random.Next(3) == 0
        ? JsonSerializer.Serialize(text)
        : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)}\"";

    private string Any(string[] of) => of[random.Next(of.Length)];
}
