using SevenBridges.Generator.Tests.Support;

namespace SevenBridges.Generator.Tests.Calls;

/// <summary>The emitted calls of <c>Golden/Listings</c>, called.</summary>
public sealed class ListingTests
{
    private const string Empty = """{ "items": [], "links": [] }""";

    [Fact]
    public async Task Filter_MadeOfAnotherOperationOnly_TurnsToItWhenItsMemberIsSet()
    {
        var platform = new InMemoryPlatform(Empty, Empty);

        await platform.Client.Crates.Query().ToListAsync();
        await platform.Client.Crates.Query(new() { Owner = "ann" }).ToListAsync();

        platform.Sent.Should().Equal("GET /crates?offset=0&limit=100", "GET /crates/ann?offset=0&limit=100");
    }

    [Fact]
    public async Task Listing_WithLinksThatHaveNoRel_GoesOnWhereTheyLead()
    {
        var platform = new InMemoryPlatform(
            """{ "items": [{ "location": "a" }], "prefixes": [{ "prefix": "b/" }], "links": [{ "next": "https://api.good.example/v2/crates/ann/things?continuation_token=t" }] }""",
            """{ "items": [{ "location": "c" }], "prefixes": [], "links": [] }""");

        var things = await platform.Client.Crates.QueryThings("ann").ToListAsync();

        things.Select(thing => thing.Location).Should().Equal("a", "c");
        platform.Sent.Should().Equal("GET /crates/ann/things?limit=100", "GET /crates/ann/things?continuation_token=t");
    }

    [Fact]
    public async Task Bulk_MoreThanOneRequestTakes_IsSplitAndPutTogetherInOrder()
    {
        var platform = new InMemoryPlatform(
            """{ "items": [{ "resource": { "name": "a" } }, { "resource": null }] }""",
            """{ "items": [{ "resource": { "name": "c" } }] }""");

        var crates = await platform.Client.Crates.BulkGetAsync(["a", "b", "c"]);

        crates.Select(entry => entry.Resource?.Name).Should().Equal("a", null, "c");
        platform.Sent.Should().Equal("""POST /bulk/crates/get {"crate_ids":["a","b"]}""", """POST /bulk/crates/get {"crate_ids":["c"]}""");
    }

    [Fact]
    public async Task Bulk_EntriesAreMissing_CannotBeToldApart()
    {
        var platform = new InMemoryPlatform("""{ "items": [{ "resource": { "name": "a" } }] }""");

        var read = () => platform.Client.Crates.BulkGetAsync(["a", "b"]);

        await read.Should().ThrowAsync<InvalidResponseException>().WithMessage("*1 entries for 2 items*");
    }
}
