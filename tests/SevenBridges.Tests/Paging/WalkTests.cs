using System.Globalization;
using System.Net;
using System.Web;
using SevenBridges.Http;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Paging;

/// <summary>What a walk may hold and spend, and what it makes of pages that do not keep still.</summary>
public sealed class WalkTests
{
    private static readonly FileQuery Query = new() { Project = "me/wgs" };

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    public async Task Pages_ReaderIsSlow_AreNeverMoreThanPrefetchAndTheOneInHand(int prefetch)
    {
        var platform = Listing(Numbered(5_000));
        var (done, most) = (0, 0);

        await foreach (var _ in platform.Client(options => options.Prefetch = prefetch).Files.Query(Query).AsPages())
        {
            most = Math.Max(most, platform.Requests.Count - done);
            done++;
        }

        done.Should().Be(50);
        most.Should().Be(Math.Max(1, prefetch + 1));
        platform.Requests.Should().HaveCount(50);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(8)]
    public async Task Pages_ThatWereRead_AreLetGo(int prefetch)
    {
        var pages = new List<WeakReference>();

        await foreach (var page in Listing(Numbered(3_000)).Client(options => options.Prefetch = prefetch).Files.Query(Query).AsPages())
        {
            pages.Add(new WeakReference(page));
            if (pages.Count == 20)
                Alive(pages).Should().BeLessThanOrEqualTo(2, "the page in hand lives, and none but the one before it may");
        }
    }

    [Fact]
    public async Task Walk_BudgetOfTenAWindow_WaitsInsteadOfMeetingA429()
    {
        var clock = new ManualClock();
        var (began, served, refused) = (clock.GetUtcNow(), new Dictionary<long, int>(), 0);
        var pages = Pages(Numbered(3_000));
        var platform = new FakePlatform(seen =>
        {
            // Pages ahead that waited for the same window are asked for at once.
            var (window, count) = ((clock.GetUtcNow() - began).Ticks / TimeSpan.TicksPerMinute, 0);
            lock (served) count = served[window] = served.GetValueOrDefault(window) + 1;
            if (count > 10) Interlocked.Increment(ref refused);
            var answer = count > 10 ? FakePlatform.Error(429, 0) : pages(seen);
            answer.Headers.TryAddWithoutValidation("X-RateLimit-Limit", "10");
            answer.Headers.TryAddWithoutValidation("X-RateLimit-Remaining", $"{Math.Max(0, 10 - count)}");
            answer.Headers.TryAddWithoutValidation("X-RateLimit-Reset", $"{began.AddMinutes(window + 1).ToUnixTimeSeconds()}");
            return answer;
        });
        var client = platform.Client(options => (options.TimeProvider, options.Budgets, options.Prefetch) = (clock, new BudgetRegistry(), 8));

        var files = await clock.RunAsync(client.Files.Query(Query).ToListAsync());

        files.Select(file => file.Id.Value).Should().Equal(Numbered(3_000));
        refused.Should().Be(0);
        platform.Requests.Should().HaveCount(30);
    }

    [Fact]
    public async Task Walk_ItemDisappearsMeanwhile_PassesOverOneAndEnds()
    {
        var files = Numbered(250).ToList();
        var platform = Listing(files);

        var seen = new List<string>();
        await foreach (var page in platform.Client(options => options.Prefetch = 0).Files.Query(Query).AsPages())
        {
            seen.AddRange(page.Select(file => file.Id.Value));
            if (seen.Count == 100)
                files.RemoveAt(0);
        }

        seen.Should().Equal(Numbered(250).Where(id => id != "f100"), "what moved onto the page that was read is not seen");
    }

    [Fact]
    public async Task Walk_ItemAppearsMeanwhile_IsSeenTwiceAndEnds()
    {
        var files = Numbered(250).ToList();
        var platform = Listing(files);

        var seen = new List<string>();
        await foreach (var page in platform.Client(options => options.Prefetch = 0).Files.Query(Query).AsPages())
        {
            seen.AddRange(page.Select(file => file.Id.Value));
            if (seen.Count == 100)
                files.Insert(0, "new");
        }

        seen.Should().Equal([.. Numbered(100), .. Numbered(250).Skip(99)]);
    }

    [Fact]
    public async Task Walk_EveryPageHasTheSameIds_YieldsThemAsTheyComeAndEnds()
    {
        var platform = Listing([.. Enumerable.Repeat("f1", 450)]);

        (await platform.Client().Files.Query(Query).ToListAsync()).Should().HaveCount(450);

        platform.Requests.Should().HaveCount(5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    public async Task Walk_EmptyPagesBetweenFullOnes_ArePassedOver(int prefetch)
    {
        var platform = Listing(Numbered(500), isEmpty: offset => offset is 100 or 300);

        var files = await platform.Client(options => options.Prefetch = prefetch).Files.Query(Query).ToListAsync();

        files.Select(file => file.Id.Value).Should().Equal(Numbered(500).Where((_, index) => index / 100 is not (1 or 3)));
    }

    private static int Alive(List<WeakReference> pages)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return pages.Count(page => page.IsAlive);
    }

    private static string[] Numbered(int count) => [.. Enumerable.Range(0, count).Select(index => string.Create(CultureInfo.InvariantCulture, $"f{index}"))];

    private static FakePlatform Listing(IReadOnlyList<string> files, Func<int, bool>? isEmpty = null) => new(Pages(files, isEmpty));

    private static Func<FakePlatform.Seen, HttpResponseMessage> Pages(IReadOnlyList<string> files, Func<int, bool>? isEmpty = null) => seen =>
    {
        var query = HttpUtility.ParseQueryString(seen.Message.RequestUri!.Query);
        var (offset, limit) = (int.Parse(query["offset"] ?? "0", CultureInfo.InvariantCulture), int.Parse(query["limit"] ?? "100", CultureInfo.InvariantCulture));
        var items = isEmpty?.Invoke(offset) == true ? [] : files.Skip(offset).Take(limit).Select(id => $$"""{"id":"{{id}}"}""");
        var next = offset + limit < files.Count ? $$"""{"rel":"next","href":"https://api.good.example/v2/files?offset={{offset + limit}}&limit={{limit}}"}""" : "";
        return FakePlatform.Json(
            $$"""{"items":[{{string.Join(',', items)}}],"links":[{{next}}]}""", HttpStatusCode.OK, ("X-Total-Matching-Query", files.Count.ToString(CultureInfo.InvariantCulture)));
    };
}
