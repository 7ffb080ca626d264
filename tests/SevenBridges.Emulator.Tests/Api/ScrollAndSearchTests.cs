using System.Net;

namespace SevenBridges.Emulator.Tests.Api;

/// <summary>Lists that go on by token, and the search.</summary>
public class ScrollAndSearchTests : ApiTest
{
    private const string Mine = "rfranklin/wgs";

    [Fact]
    public async Task Scroll_FileDeletedBetweenPages_SkipsNone()
    {
        var first = await ScrollAsync($"/files/scroll?project={Mine}&token=init&limit=3");
        await SendAsync("DELETE", $"/files/{first.Items[0]!["id"]}");
        var second = await ScrollAsync(Next(first)!);
        var third = await ScrollAsync(Next(second)!);

        Names(first, second, third).Should().Equal("S1_R1.fastq", "S1_R2.fastq", "S2_R1.fastq", "S2_R2.fastq", "S3_R1.fastq", "S3_R2.fastq", "reports");
        Next(third).Should().BeNull();
        first.Headers["X-Total-Matching-Query"].Should().Be("7");
    }

    [Fact]
    public async Task Scroll_Filters_AreKeptFromPageToPage()
    {
        var first = await ScrollAsync($"/files/scroll?project={Mine}&token=init&limit=1&name=S1_R1.fastq&name=S3_R2.fastq&tag=raw&fields=name");
        var second = await ScrollAsync(Next(first)!);

        Names(first, second).Should().Equal("S1_R1.fastq", "S3_R2.fastq");
        first.Items[0]!.AsObject().Should().ContainSingle();
    }

    [Fact]
    public async Task Scroll_Folder_ListsWhatIsInIt()
    {
        var folder = (await GetAsync($"/files?project={Mine}&name=reports")).Items[0]!["id"];

        Names(await ScrollAsync($"/files/{folder}/scroll?token=init")).Should().Equal("sha256.txt");
    }

    [Theory]
    [InlineData("token=!!!", 57000)]
    [InlineData("token=bm9uc2Vuc2U", 57000)]
    [InlineData("token=YWZ0ZXI6NWYwMDAw", 57001)]
    [InlineData("token=init&offset=0", 90000)]
    [InlineData("token=init&metadata.a=b", 90000)]
    public async Task Scroll_TokenThatIsNone_IsRefused(string query, int code) =>
        (await ScrollAsync($"/files/scroll?project={Mine}&{query}")).Code.Should().Be(code);

    [Fact]
    public async Task Scroll_WithoutAdvanceAccess_IsRefused() => (await GetAsync($"/files/scroll?project={Mine}&token=init")).Status.Should().Be(HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("""WHERE type = "FILE" AND metadata.sample_id = "S2" """, "S2_R1.fastq,S2_R2.fastq")]
    [InlineData("""where name like "S3%" and not (metadata.paired_end = 1)""", "S3_R2.fastq")]
    [InlineData("""WHERE name IN ("S1_R1.fastq", 'reports') OR file_extension = "TXT" """, "S1_R1.fastq,reports,sha256.txt")]
    [InlineData("""WHERE type != "FILE" """, "reports")]
    [InlineData("""WHERE type = FILE AND size < 1000 AND parent_path LIKE "%/reports/" """, "sha256.txt")]
    [InlineData("""WHERE tags = "raw" AND size >= 20000 AND metadata.sample_id > "S2" """, "S3_R1.fastq,S3_R2.fastq")]
    public async Task Search_Conditions_FindWhatHoldsThem(string where, string names)
    {
        var found = await SearchAsync($"IN \"{Mine}\" {where}");

        found.Body!["result_set"]!.AsArray().Select(file => (string)file!["name"]!).Should().Equal(names.Split(','));
        ((int)found.Body["count"]!).Should().Be(names.Split(',').Length);
        found.Body.AsObject().Should().NotContainKey("cont_token");
    }

    [Fact]
    public async Task Search_LimitOfTheQueryAndOfTheCall_TheSmallerIsThePage()
    {
        var query = $"IN \"{Mine}\" WHERE type = \"FILE\" LIMIT 4";
        var first = await SearchAsync(query);
        var second = await SearchAsync(query, $"?limit=100&cont_token={Uri.EscapeDataString((string)first.Body!["cont_token"]!)}");
        var inQuery = await SearchAsync($"{query} TOKEN \"{first.Body["cont_token"]}\"", "?limit=2");

        ((int)first.Body["count"]!, (int)second.Body!["count"]!, (int)inQuery.Body!["count"]!).Should().Be((4, 3, 2));
    }

    [Fact]
    public async Task Search_PathOfAResult_IsAPlaceToSearchIn()
    {
        var inner = (await SearchAsync("WHERE name = \"sha256.txt\"")).Body!["result_set"]![0]!;

        var found = await SearchAsync($"IN \"{inner["parent_path"]}\", \"{Mine}/absent-not\"");
        var alone = await SearchAsync($"IN \"{inner["parent_path"]}\"");

        (found.Status, found.Code).Should().Be((HttpStatusCode.NotFound, 13002));
        alone.Body!["result_set"]!.AsArray().Select(file => (string)file!["id"]!).Should().Equal((string)inner["id"]!);
    }

    [Theory]
    [InlineData("WHERE")]
    [InlineData("WHERE name")]
    [InlineData("WHERE name = ")]
    [InlineData("WHERE (name = \\\"a\\\"")]
    [InlineData("LIMIT 0")]
    [InlineData("SELECT name")]
    [InlineData("")]
    public async Task Search_QueryThatCannotBeRead_IsRefused(string query)
    {
        var answer = await SendAsync("POST", "/files/search", $$"""{"query":"{{query}}"}""");

        (answer.Status, answer.Code).Should().Be((HttpStatusCode.BadRequest, 90000));
    }

    [Theory]
    [InlineData("!", 57000)]
    [InlineData("e30", 57001)]
    public async Task Search_TokenThatIsNone_IsRefused(string token, int code) => (await SearchAsync("LIMIT 1", $"?cont_token={token}")).Code.Should().Be(code);

    private static IEnumerable<string> Names(params Reply[] pages) => pages.SelectMany(page => page.Items).Select(file => (string)file!["name"]!);

    private string? Next(Reply page) =>
        (string?)page.Body!["links"]!.AsArray().SingleOrDefault(link => (string?)link!["rel"] == "next")?["href"] is { } href ? href[Emulator.Endpoint.ToString().Length..] : null;

    private Task<Reply> ScrollAsync(string path) => SendAsync("GET", path, headers: headers => headers.Add("X-SBG-Advance-Access", "advance"));

    private Task<Reply> SearchAsync(string query, string parameters = "") =>
        SendAsync("POST", "/files/search" + parameters, new System.Text.Json.Nodes.JsonObject { ["query"] = query }.ToJsonString());
}
