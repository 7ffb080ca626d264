using System.Globalization;
using System.Web;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Paging;

/// <summary>Walking queries: order, prefetch, neighbours, and servers that lie.</summary>
public class PageableTests
{
    private static readonly FileQuery Query = new() { Project = "me/wgs" };

    [Fact]
    public async Task Walk_ManyPages_YieldsEveryItemInOrderWithOneRequestPerPage()
    {
        var platform = Listing(950);

        var files = await platform.Client().Files.Query(Query).ToListAsync();

        files.Select(file => file.Id.Value).Should().Equal(Enumerable.Range(0, 950).Select(Id));
        platform.Requests.Should().HaveCount(10);
    }

    [Fact]
    public async Task Walk_LastPageIsFull_StopsThere()
    {
        var platform = Listing(200);

        (await platform.Client().Files.Query(Query).ToListAsync()).Should().HaveCount(200);

        platform.Requests.Should().HaveCount(2);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(4, 5)]
    [InlineData(8, 9)]
    public async Task Walk_BrokenOffAtFirstItem_CostsAtMostPrefetchAndOne(int prefetch, int most)
    {
        var platform = Listing(10_000);

        await foreach (var _ in platform.Client(options => options.Prefetch = prefetch).Files.Query(Query))
            break;

        platform.Requests.Count.Should().BeInRange(1, most);
    }

    [Fact]
    public async Task Query_BeforeItIsWalked_SendsNothing()
    {
        var platform = Listing(10);

        _ = platform.Client().Files.Query(Query);

        platform.Requests.Should().BeEmpty();
        (await platform.Client().Files.Query(Query).FirstOrDefaultAsync())!.Id.Value.Should().Be(Id(0));
    }

    [Fact]
    public async Task Pages_NextAndPrevious_LeadToNeighbours()
    {
        var platform = Listing(25);
        var first = await platform.Client().Files.Query(Query).FirstPageAsync(limit: 10);

        var second = await first.NextPageAsync();
        var last = await second.NextPageAsync();
        var back = await last.PreviousPageAsync();

        (first.Total, first.Count, last.Count, last.HasNext, first.HasPrevious).Should().Be((25L, 10, 5, false, false));
        back.Select(file => file.Id).Should().Equal(second.Select(file => file.Id));
        second[1..3].Select(file => file.Id.Value).Should().Equal(Id(11), Id(12));
        await FluentActions.Awaiting(() => last.NextPageAsync()).Should().ThrowAsync<PaginationException>();
        await FluentActions.Awaiting(() => first.PreviousPageAsync()).Should().ThrowAsync<PaginationException>();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task FirstPage_LimitOutOfRange_IsRefusedBeforeSending(int limit)
    {
        var platform = Listing(5);

        await FluentActions.Awaiting(() => platform.Client().Files.Query(Query).FirstPageAsync(limit: limit)).Should().ThrowAsync<PaginationException>();

        platform.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Walk_ServerCutsPagesShorterThanAsked_FollowsItsLinksAndMissesNothing()
    {
        var platform = Listing(230, largest: 30);

        var files = await platform.Client().Files.Query(Query).ToListAsync();

        files.Select(file => file.Id.Value).Should().Equal(Enumerable.Range(0, 230).Select(Id));
    }

    [Theory]
    [InlineData(10_000)]
    [InlineData(1)]
    [InlineData(null)]
    public async Task Walk_TotalLies_YieldsWhatIsThere(int? claimed)
    {
        var platform = Listing(350, claimed: claimed, lies: true);

        (await platform.Client().Files.Query(Query).ToListAsync()).Should().HaveCount(350);
    }

    [Fact]
    public async Task Walk_LinkToItself_EndsWithAnErrorAndKeepsTheItems()
    {
        const string self = "https://api.good.example/v2/files?project=me%2Fwgs&offset=0&limit=100";
        var platform = new FakePlatform(_ => Page(["f1"], null, self));
        var seen = new List<string>();

        var walk = async () =>
        {
            await foreach (var file in platform.Client().Files.Query(Query))
                seen.Add(file.Id.Value);
        };

        await walk.Should().ThrowAsync<PaginationException>().WithMessage("*circle*");
        seen.Should().NotBeEmpty().And.OnlyContain(id => id == "f1");
    }

    [Fact]
    public async Task Walk_CircleOfTwo_EndsWithAnError()
    {
        var platform = new FakePlatform(seen => Page(["f1"], null, $"https://api.good.example/v2/files?at={(seen.Target.Contains("at=b", StringComparison.Ordinal) ? "a" : "b")}"));

        var walk = () => platform.Client().Files.Query(Query).ToListAsync();

        await walk.Should().ThrowAsync<PaginationException>();
    }

    [Fact]
    public async Task Walk_EmptyPagesWithANextForEver_EndsWithAnError()
    {
        var platform = new FakePlatform(seen => Page([], null, $"https://api.good.example/v2/files?at={seen.Number}"));

        var walk = () => platform.Client().Files.Query(Query).ToListAsync();

        await walk.Should().ThrowAsync<PaginationException>().WithMessage("*without items*");
    }

    [Theory]
    [InlineData("https://api.evil.example/v2/files?offset=100")]
    [InlineData("https://api.good.example@evil.example/v2/files")]
    [InlineData("//evil.example/v2/files")]
    [InlineData("http://api.good.example/v2/files")]
    public async Task Walk_NextOnAnotherOrigin_SendsNothingThereAndSaysSo(string next)
    {
        var platform = new FakePlatform(_ => Page(["f1"], null, next));
        var seen = new List<string>();

        var walk = async () =>
        {
            await foreach (var file in platform.Client().Files.Query(Query))
                seen.Add(file.Id.Value);
        };

        await walk.Should().ThrowAsync<SevenBridgesException>();
        seen.Should().Equal("f1");
        platform.Requests.Should().OnlyContain(request => request.Message.RequestUri!.Host == "api.good.example" && request.Message.RequestUri.Scheme == "https");
    }

    [Fact]
    public async Task Query_Filters_BecomeRepeatedEscapedParameters()
    {
        var platform = Listing(0);

        await platform.Client().Files.Query(new()
        {
            Parent = "f0",
            Names = ["a b.bam", "c,d+e.bam"],
            Metadata = new() { ["sample_id"] = "S1", ["case id"] = ["C1", "C&2"] },
            Fields = FileFields.Id | FileFields.Metadata("sample_id"),
        }).FirstPageAsync(offset: 20, limit: 5);

        platform.Requests.Single().Target.Should().Be(
            "/v2/files?parent=f0&name=a%20b.bam&name=c%2Cd%2Be.bam&metadata.sample_id=S1&metadata.case%20id=C1&metadata.case%20id=C%262&fields=id%2Cmetadata.sample_id&offset=20&limit=5");
    }

    [Fact]
    public void Query_TwoPlacesGiven_IsRefusedBeforeAnythingIsSent()
    {
        var query = () => Listing(0).Client().Files.Query(new() { Project = "me/wgs", Parent = "f0" });

        query.Should().Throw<ValidationException>().WithMessage("*project, parent, dataset*exactly one*");
    }

    [Fact]
    public async Task PageFactory_ItemsOfATest_WalkLikeAQuery()
    {
        var query = PageFactory.Pageable(Enumerable.Range(0, 25).ToList(), pageSize: 10);

        (await query.ToListAsync()).Should().Equal(Enumerable.Range(0, 25));
        (await query.FirstPageAsync(offset: 20)).Should().Equal(20, 21, 22, 23, 24);
    }

    private static string Id(int index) => $"f{index.ToString(CultureInfo.InvariantCulture)}";

    private static FakePlatform Listing(int count, int largest = 100, int? claimed = null, bool lies = false) => new(seen =>
    {
        var query = HttpUtility.ParseQueryString(seen.Message.RequestUri!.Query);
        var offset = int.Parse(query["offset"] ?? "0", CultureInfo.InvariantCulture);
        var limit = Math.Min(int.Parse(query["limit"] ?? "50", CultureInfo.InvariantCulture), largest);
        var items = Enumerable.Range(0, count).Skip(offset).Take(limit).Select(Id);
        var next = offset + limit < count ? Link(offset + limit, limit) : null;
        return Page(items, lies ? claimed : count, next, offset > 0 ? Link(Math.Max(0, offset - limit), limit) : null);
    });

    private static string Link(int offset, int limit) => $"https://api.good.example/v2/files?offset={offset}&limit={limit}&project=me%2Fwgs";

    private static HttpResponseMessage Page(IEnumerable<string> ids, int? total, string? next, string? previous = null)
    {
        var items = string.Join(',', ids.Select(id => $$"""{"id":"{{id}}"}"""));
        string?[] links = [Rel("next", next), Rel("prev", previous)];
        var json = $$"""{"href":"https://api.good.example/v2/files","items":[{{items}}],"links":[{{string.Join(',', links.Where(link => link is not null))}}]}""";
        return total is null ? FakePlatform.Json(json) : FakePlatform.Json(json, System.Net.HttpStatusCode.OK, ("X-Total-Matching-Query", total.Value.ToString(CultureInfo.InvariantCulture)));
    }

    private static string? Rel(string rel, string? href) => href is null ? null : $$"""{"href":"{{href}}","rel":"{{rel}}","method":"GET"}""";
}
