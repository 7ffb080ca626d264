using System.Text.Json;
using SevenBridges.Generator.Tests.Support;

namespace SevenBridges.Generator.Tests.Calls;

/// <summary>Every way in which a value travels: the emitted model of <c>Golden/Values</c>, called.</summary>
public sealed class ValueTests
{
    [Fact]
    public async Task Value_OfEachKind_IsRead()
    {
        var read = await Read(
            """
            {
              "price": "12.50", "rate": 0.5, "count": 3, "total": "9007199254740993", "label": 1.50, "ready": true, "at": "2025-01-14T09:12:44.5+01:00",
              "since": 1700000000, "until": "1700000000123", "settings": "{\"a\":1}", "extra": [null], "units": "kg", "notes": { "a": "b", "c": 1 },
              "parts": { "left": { "x": 1 } }, "scales": { "fine": { "step": 0.1 } }
            }
            """);

        read.Price.Should().Be(12.50m);
        read.Rate.Should().Be(0.5);
        read.Count.Should().Be(3);
        read.Total.Should().Be(9007199254740993);
        read.Label.Should().Be("1.50", "a number keeps its text");
        read.Ready.Should().BeTrue();
        read.At.Should().Be(new DateTimeOffset(2025, 1, 14, 8, 12, 44, 500, TimeSpan.Zero));
        read.Since.Should().Be(DateTimeOffset.FromUnixTimeSeconds(1700000000));
        read.Until.Should().Be(DateTimeOffset.FromUnixTimeMilliseconds(1700000000123));
        read.Settings.GetProperty("a").GetInt32().Should().Be(1);
        read.Extra.ValueKind.Should().Be(JsonValueKind.Array);
        read.Units.Should().Equal("kg");
        read.Notes!.Select(note => $"{note.Key}: {note.Value}").Should().Equal("a: b", "c: 1");
        read.Parts["left"].GetProperty("x").GetInt32().Should().Be(1);
        read.Scales!["fine"].Step.Should().Be(0.1);
    }

    [Fact]
    public async Task Null_ForEachKindThatMayBeNull_IsNull()
    {
        var read = await Read(
            """
            {
              "price": null, "rate": null, "count": null, "total": null, "label": null, "ready": null, "at": null, "since": null, "until": null, "units": null,
              "notes": null, "parts": null, "scales": null, "extra": null
            }
            """);

        new object?[] { read.Price, read.Rate, read.Count, read.Total, read.Label, read.Ready, read.At, read.Since, read.Until, read.Units, read.Notes, read.Scales }
            .Should().AllSatisfy(value => value.Should().BeNull());
        read.Parts.Should().BeEmpty("a map is never null");
        read.Extra.ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("""{ "cost": 3 }""", "3")]
    [InlineData("""{ "cost": 3, "price": "4" }""", "4")]
    [InlineData("""{ "price": "4", "cost": 3 }""", "4")]
    public async Task Alias_IsReadOnlyWhereItsPropertyIsAbsent(string json, string price) =>
        (await Read(json)).Price.Should().Be(decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("""{ "count": "many" }""", "$.count")]
    [InlineData("""{ "parts": [] }""", "$.parts")]
    [InlineData("""{ "scales": { "fine": { "step": "small" } } }""", "$.scales.fine.step")]
    [InlineData("""{ "notes": { "a": { } } }""", "$.notes.a")]
    public async Task Value_OfAnotherType_IsAnErrorWithItsPath(string json, string path)
    {
        var read = () => Read(json);

        (await read.Should().ThrowAsync<InvalidResponseException>()).Which.JsonPath.Should().Be(path);
    }

    [Fact]
    public async Task Value_OfEachKind_IsWritten()
    {
        var platform = new InMemoryPlatform("{}");
        using var json = JsonDocument.Parse("""{"a":1}""");
        var time = new DateTimeOffset(2025, 1, 14, 9, 0, 0, TimeSpan.Zero);

        await platform.Client.Measures.SetAsync(new()
        {
            Price = 12.50m,
            Rate = 0.5,
            Count = 3,
            Total = 4,
            Label = "x",
            Ready = false,
            At = time,
            Since = time,
            Until = time,
            Settings = json.RootElement,
            Extra = json.RootElement,
            Units = ["kg", "g"],
            Notes = new Dictionary<string, string?> { ["a"] = null },
            Parts = new() { ["left"] = json.RootElement },
        });

        platform.Sent.Should().Equal(
            """PUT /measures {"price":"12.50","rate":0.5,"count":3,"total":4,"label":"x","ready":false,"at":"2025-01-14T09:00:00+00:00","""
            + """ "since":1736845200,"until":1736845200000,"settings":"{\u0022a\u0022:1}","extra":{"a":1},"units":["kg","g"],""".TrimStart()
            + """ "notes":{"a":null},"parts":{"left":{"a":1}}}""".TrimStart());
    }

    [Fact]
    public async Task List_OfOneText_IsWrittenAsTheText()
    {
        var platform = new InMemoryPlatform("{}");

        await platform.Client.Measures.SetAsync(new() { Units = ["kg"] });

        platform.Sent.Should().Equal("""PUT /measures {"units":"kg"}""");
    }

    private static Task<Measures> Read(string json) => new InMemoryPlatform(json).Client.Measures.GetAsync();
}
