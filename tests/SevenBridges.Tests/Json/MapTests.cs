using System.Text;
using System.Text.Json;
using SevenBridges.Http;
using SevenBridges.Json;
using SevenBridges.Paging;

namespace SevenBridges.Tests.Json;

/// <summary>Maps whose keys are the user's: how they are read, shared, changed and written.</summary>
public sealed class MapTests
{
    [Theory]
    [InlineData("""{"a":"1","b":"2"}""", "There is no 'c' in this Metadata, which has 'a', 'b'.", "Metadata: a, b")]
    [InlineData("{}", "There is no 'c' in this Metadata, which is empty.", "Metadata: empty")]
    public void Map_KeyIsMissing_SaysWhichThereAre(string metadata, string sentence, string shown)
    {
        var map = Files(metadata)[0].Metadata;

        map.Invoking(it => it["c"]).Should().Throw<KeyNotFoundException>().WithMessage(sentence);
        map.ToString().Should().Be(shown);
    }

    [Fact]
    public void Read_KeysOfPreviousFileComeAgain_AreTheSameTexts()
    {
        var files = Files("""{"a":"1","b":"same"}""", """{"a":"2","b":"same"}""");

        files[1].Metadata.Should().Equal(new Dictionary<string, string?> { ["a"] = "2", ["b"] = "same" });
        files[1].Metadata.Keys.Should().AllSatisfy(key => files[0].Metadata.Keys.Should().Contain(other => ReferenceEquals(other, key)));
        files[1].Metadata["b"].Should().BeSameAs(files[0].Metadata["b"]);
    }

    [Theory]
    [InlineData("""{"a":"1","b":"2","c":"3"}""", """{"a":"1","c":"3"}""")]
    [InlineData("""{"a":"1","b":"2","c":"3"}""", """{"c":"3","b":"2","a":"1"}""")]
    [InlineData("""{"a":"1","c":"3"}""", """{"a":"1","b":"2","c":"3"}""")]
    [InlineData("""{"a":"1","b":"2"}""", """{"a":"1"}""")]
    [InlineData("""{"a":"1"}""", """{}""")]
    [InlineData("""{"a":"1","b":"2"}""", """{"x":"1","y":"2","z":"3"}""")]
    [InlineData("""{"a":"1","b":"2"}""", """{"\u0061":"1","b":null,"é":"ü"}""")]
    public void Read_KeysDifferFromThePreviousFile_AreThoseOfTheText(string first, string second)
    {
        var files = Files(first, second);

        files[1].Metadata.Should().Equal(JsonSerializer.Deserialize<Dictionary<string, string?>>(second));
    }

    [Theory]
    [InlineData("""{"a":"1","b":"2","a":"3"}""")]
    [InlineData("""{"x":"0","a":"1","b":"2","a":"3"}""")]
    public void Read_KeyTwice_TheLastCountsAtThePlaceOfTheFirst(string metadata)
    {
        var files = Files("""{"a":"1","b":"2"}""", metadata);

        files[1].Metadata.Should().Equal(JsonSerializer.Deserialize<Dictionary<string, string?>>(metadata));
    }

    [Fact]
    public void Read_ManyKeys_AreFoundAndKeptInOrder()
    {
        var pairs = Enumerable.Range(0, 900).ToDictionary(index => $"key{index}", string? (index) => $"{index}");

        var files = Files(JsonSerializer.Serialize(pairs), JsonSerializer.Serialize(pairs.Reverse().ToDictionary()));

        files[0].Metadata.Should().Equal(pairs);
        files[1].Metadata["key17"].Should().Be("17");
        files[1].Metadata.First().Key.Should().Be("key899");
    }

    [Fact]
    public void Change_KeysSharedWithAnotherFile_ChangesThisOneOnly()
    {
        var files = Files("""{"a":"1","b":"2"}""", """{"a":"1","b":"2"}""");

        files[0].Metadata["c"] = "3";
        files[0].Metadata.Remove("a");

        files[0].Metadata.Should().Equal(new Dictionary<string, string?> { ["b"] = "2", ["c"] = "3" });
        files[1].Metadata.Should().Equal(new Dictionary<string, string?> { ["a"] = "1", ["b"] = "2" });
        files[1].HasChanges.Should().BeFalse();
    }

    [Fact]
    public void Walk_KeyAddedMeanwhile_SaysSo()
    {
        var map = new Metadata { ["a"] = "1", ["b"] = "2" };

        var walk = () =>
        {
            foreach (var (key, _) in map)
                map[key + "2"] = "new";
        };

        walk.Should().Throw<InvalidOperationException>().WithMessage("*walked*");
    }

    [Theory]
    [InlineData("plain", "text 1.5")]
    [InlineData("quote\"", "back\\slash")]
    [InlineData("é", "\U0001F600")]
    [InlineData("<a&b>'+`", "\u007f\u0001")]
    [InlineData("", "")]
    [InlineData("null", null)]
    public void Write_AnyTexts_IsWhatSystemTextJsonWrites(string key, string? value)
    {
        var pairs = new Dictionary<string, string?> { ["first"] = "one", [key] = value, ["last"] = "two" };

        using var body = BodyWriter.Write(new Metadata(pairs));

        Encoding.UTF8.GetString(body.Memory.Span).Should().Be(JsonSerializer.Serialize(pairs));
    }

    [Fact]
    public void Write_MoreThanFitsAtOnce_IsWhatSystemTextJsonWrites()
    {
        var pairs = Enumerable.Range(0, 300).ToDictionary(index => $"key{index}", string? (index) => new string('x', index));

        using var body = BodyWriter.Write(new Metadata(pairs));

        Encoding.UTF8.GetString(body.Memory.Span).Should().Be(JsonSerializer.Serialize(pairs));
    }

    [Fact]
    public void Write_BodyThatThrows_LeavesTheNextOneWhole()
    {
        var broken = () => BodyWriter.Write(new Broken());
        broken.Should().Throw<InvalidOperationException>();

        using var body = BodyWriter.Write(new Metadata { ["a"] = "1" });

        Encoding.UTF8.GetString(body.Memory.Span).Should().Be("""{"a":"1"}""");
    }

    [Fact]
    public void Read_TextsThatRepeat_AreOneText()
    {
        var files = Read(
            """
            {"items":[{"id":"f1","project":"o/p","tags":["a","b"],"storage":{"type":"PLATFORM","hosted_on_locations":["aws:us-east-1"]}},
                      {"id":"f2","project":"o/p","tags":["a","b"],"storage":{"type":"PLATFORM","hosted_on_locations":["aws:us-east-1"]}},
                      {"id":"f3","project":"o/q","tags":["a"]}]}
            """);

        files[1].Project!.Value.Value.Should().BeSameAs(files[0].Project!.Value.Value);
        files[1].Tags.Should().Equal("a", "b").And.BeSameAs(files[0].Tags);
        files[2].Tags.Should().Equal("a");
        (files[2].Id.Value, files[2].Project!.Value.Value).Should().Be(("f3", "o/q"));
    }

    private static IReadOnlyList<PlatformFile> Files(params string[] metadata) =>
        Read($$"""{"items":[{{string.Join(',', metadata.Select(map => $$"""{"metadata":{{map}}}"""))}}]}""");

    private static IReadOnlyList<PlatformFile> Read(string page) => JsonAnswer.Read(
        Encoding.UTF8.GetBytes(page),
        null,
        static (ref JsonCursor json) => PageEnvelope<PlatformFile>.ReadLinks(ref json, PlatformFile.FromJson),
        static fault => new InvalidDataException($"{fault.Path}: {fault.What}", fault.Error)).Items;

    private sealed class Broken : IJsonBody
    {
        public void WriteTo(Utf8JsonWriter writer)
        {
            writer.WriteStartArray();
            writer.WriteStringValue("half");
            throw new InvalidOperationException("broken");
        }
    }
}
