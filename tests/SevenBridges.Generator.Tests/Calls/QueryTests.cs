using SevenBridges.Generator.Tests.Support;

namespace SevenBridges.Generator.Tests.Calls;

/// <summary>The emitted queries of <c>Golden/Queries</c>, called.</summary>
public sealed class QueryTests
{
    private const string Empty = """{ "items": [], "links": [] }""";

    [Fact]
    public async Task Filter_WithEveryMember_IsWrittenAsParameters()
    {
        var platform = new InMemoryPlatform(Empty);
        var noon = new DateTimeOffset(2025, 2, 1, 13, 0, 0, TimeSpan.FromHours(1));

        await platform.Client.Sightings.Query(new()
        {
            Place = "old town",
            Kinds = ["bird", "cat"],
            Trait = new() { ["color"] = new[] { "red", "green" }, ["size"] = "big" },
            From = noon,
            To = noon,
            Day = new DateOnly(2025, 1, 31),
            Fields = SightingFields.Number,
        }).ToListAsync();

        platform.Sent.Should().Equal(
            "GET /sightings?place=old%20town&trait.color=red&trait.color=green&trait.size=big&kind=bird&kind=cat"
            + "&from=2025-02-01T12%3A00%3A00&to=2025-02-01T12%3A00%3A00Z&day=01-31-2025&fields=number&offset=0&limit=100");
    }

    [Fact]
    public async Task Filter_WithoutFields_AsksForTheDefaultOnes()
    {
        var platform = new InMemoryPlatform("""{ "items": [{ "number": 1, "place": "here" }], "links": [] }""");

        var found = await platform.Client.Sightings.Query(new() { Place = "here" }).ToListAsync();

        platform.Sent.Should().Equal("GET /sightings?place=here&fields=_all&offset=0&limit=100");
        found.Should().ContainSingle().Which.Number.Should().Be(1);
    }

    [Fact]
    public async Task Filter_ListOfValuesThatMustAllMatch_IsOneValueWithCommas()
    {
        var platform = new InMemoryPlatform(Empty);

        await platform.Client.Sightings.Query(new() { Place = "here", Colours = ["deep red", "green"] }).ToListAsync();
        var parted = () => platform.Client.Sightings.Query(new() { Place = "here", Colours = ["red,green"] });

        parted.Should().Throw<ValidationException>().WithMessage("*'red,green'*commas*").Which.Parameter.Should().Be("colour");
        platform.Sent.Should().Equal("GET /sightings?place=here&colour=deep%20red%2Cgreen&fields=_all&offset=0&limit=100");
    }

    [Fact]
    public async Task Filter_EmptyList_FindsNothingWhereThatIsSaidAndElsewhereDoesNotNarrow()
    {
        var platform = new InMemoryPlatform(Empty, Empty);

        await platform.Client.Sightings.Query(new() { Place = "here", Kinds = [] }).ToListAsync();
        await platform.Client.Sightings.Query(new() { Place = "here", Colours = [] }).ToListAsync();

        platform.Sent.Should().Equal("GET /sightings?place=here&kind=&fields=_all&offset=0&limit=100", "GET /sightings?place=here&fields=_all&offset=0&limit=100");
    }

    [Fact]
    public void Query_ThatIsNotWalked_SendsNothing()
    {
        var platform = new InMemoryPlatform();

        platform.Client.Sightings.Query(new() { Place = "here" });

        platform.Sent.Should().BeEmpty();
    }

    public static TheoryData<SightingQuery, string> Broken { get; } = new()
    {
        { new(), "*'place' is one of place, person, of which exactly one is given; here none is*" },
        { new() { Place = "here", Person = "Ann" }, "*here 2 are*" },
        { new() { Place = "x" }, "*'place' has 1 character; at least 2 are allowed*" },
        { new() { Place = "here", From = DateTimeOffset.UnixEpoch }, "*'from' goes together with to*" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Filter_ThatBreaksALimit_IsNotSent(SightingQuery filter, string message)
    {
        var platform = new InMemoryPlatform();

        var query = () => platform.Client.Sightings.Query(filter);

        query.Should().Throw<ValidationException>().WithMessage(message);
        platform.Sent.Should().BeEmpty();
    }

    [Fact]
    public async Task Filter_WithTheMemberOfAnotherOperation_CallsThatOperation()
    {
        var platform = new InMemoryPlatform(Empty);

        await platform.Client.Sightings.Query(new() { Place = "here", Watch = "night/watch" }).ToListAsync();

        platform.Sent.Should().Equal("GET /sightings/of/night%2Fwatch?place=here&fields=_all&offset=0&limit=100");
    }

    [Fact]
    public async Task Filter_WithRequiredMembers_IsAskedFor()
    {
        var platform = new InMemoryPlatform(Empty);
        var sightings = platform.Client.Sightings;

        var without = () => sightings.QueryByWatch("day", null!);
        await sightings.QueryByWatch("day", new() { Place = "here" }).ToListAsync();

        without.Should().Throw<ArgumentNullException>();
        platform.Sent.Should().Equal("GET /sightings/of/day?place=here&offset=0&limit=100");
    }

    [Fact]
    public async Task Scroll_BeginsWithItsFirstToken()
    {
        var platform = new InMemoryPlatform(Empty);

        await platform.Client.Sightings.Scroll().ToListAsync();

        platform.Sent.Should().Equal("GET /sightings/scroll?token=init&limit=100");
    }

    [Fact]
    public async Task Search_SendsItsBodyWithEveryPage()
    {
        var platform = new InMemoryPlatform(
            """{ "result_set": [{ "number": 1 }], "count": 1, "has_next": true, "cont_token": "t1" }""",
            """{ "result_set": [{ "number": 2 }], "count": 1, "has_next": false }""");

        var found = await platform.Client.Sightings.Search(new() { Text = "bird" }).ToListAsync();

        found.Select(sighting => sighting.Number).Should().Equal(1, 2);
        platform.Sent.Should().Equal(
            """POST /sightings/search?limit=100 {"text":"bird"}""",
            """POST /sightings/search?cont_token=t1&limit=100 {"text":"bird"}""");
    }

    [Fact]
    public void Secret_OfAFilter_StandsInNoText() =>
        new SightingQuery { Person = "Ann" }.ToString().Should().Contain("Person = ***").And.Contain("Place = ,").And.NotContain("Ann");
}
