using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Tests.Volumes;

/// <summary>What a volume shows of its bucket.</summary>
public sealed class VolumeObjectsTests : VolumeTest
{
    [Fact]
    public async Task List_OneLevel_ShowsObjectsAndPrefixes()
    {
        var top = (await GetAsync($"/storage/volumes/{Inbox}/list")).Body!;
        var run = (await GetAsync($"/storage/volumes/{Inbox}/list?prefix=run1/")).Body!;

        Names(top).Should().Be("README.txt | backup/ run1/ run2/");
        Names(run).Should().Be("run1/S7_R1.fastq run1/S7_R2.fastq | run1/logs/");
        ((string?)run["prefix"], (bool?)run["truncated"], run["links"]!.AsArray().Count).Should().Be(("run1/", false, 0));
        ((long?)run["items"]![0]!["metadata"]!["content_length"]).Should().Be(28);
    }

    [Fact]
    public async Task List_PrefixWithoutSlash_MatchesBeginningsOfNames() =>
        Names((await GetAsync($"/storage/volumes/{Inbox}/list?prefix=run1/S7_R")).Body!).Should().Be("run1/S7_R1.fastq run1/S7_R2.fastq | ");

    [Fact]
    public async Task List_SmallPages_LeadsThroughEverythingOnce()
    {
        var (objects, prefixes, address) = (new List<string>(), new List<string>(), (string?)$"/storage/volumes/{Inbox}/list?limit=1&fields=location");
        for (var pages = 0; address is not null && pages < 10; pages++)
        {
            var page = (await GetAsync(address)).Body!;
            objects.AddRange(Objects(page));
            prefixes.AddRange(Prefixes(page));
            ((bool)page["truncated"]!).Should().Be(page["links"]!.AsArray().Count == 1);
            address = ((string?)page["links"]!.AsArray().FirstOrDefault()?["next"])?[Emulator.Endpoint.ToString().Length..];
        }

        objects.Should().Equal("README.txt");
        prefixes.Should().Equal("backup/", "run1/", "run2/");
    }

    [Fact]
    public async Task List_Fields_SelectFromTheItems()
    {
        var page = (await GetAsync($"/storage/volumes/{Inbox}/list?fields=location")).Body!;

        page["items"]![0]!.ToJsonString().Should().Be("""{"location":"README.txt"}""");
        page["prefixes"]!.AsArray().Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("limit=many")]
    [InlineData("limit=0")]
    [InlineData("continuation_token=%25")]
    public async Task List_WrongParameter_IsRefused(string query) => (await GetAsync($"/storage/volumes/{Inbox}/list?{query}")).Code.Should().Be(9011);

    [Fact]
    public async Task Object_ByLocation_ShowsWhatTheCloudKnows()
    {
        var found = (await GetAsync($"/storage/volumes/{Archive}/object?location=2019%2Fstudy.txt")).Body!;

        ((string?)found["type"], (string?)found["location"]).Should().Be(("gcs", "2019/study.txt"));
        ((string?)found["metadata"]!["name"]).Should().Be("2019/study.txt");
        (await GetAsync($"/storage/volumes/{Inbox}/object?location=absent")).Code.Should().Be(9105);
        (await GetAsync($"/storage/volumes/{Inbox}/object")).Code.Should().Be(9011);
        (await GetAsync("/storage/volumes/nobody/nothing/object?location=x")).Code.Should().Be(9007);
    }

    [Fact]
    public async Task List_OtherVolumeOnTheSameBucket_ShowsTheSameObjects()
    {
        var volume = await VolumeAsync();

        Names((await GetAsync($"/storage/volumes/{volume}/list")).Body!).Should().Be(" | 2025/");
        Names((await GetAsync($"/storage/volumes/{volume}/list?prefix=2025/run2/")).Body!).Should().Be("2025/run2/S8.vcf | ");
    }

    /// <summary>The objects and the prefixes of a page: <c>a b | c/</c>.</summary>
    private static string Names(JsonNode page) => $"{string.Join(' ', Objects(page))} | {string.Join(' ', Prefixes(page))}";

    private static IEnumerable<string> Objects(JsonNode page) => page["items"]!.AsArray().Select(item => (string)item!["location"]!);

    private static IEnumerable<string> Prefixes(JsonNode page) => page["prefixes"]!.AsArray().Select(item => (string)item!["prefix"]!);
}
