using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace SevenBridges.Emulator.Tests.Api;

/// <summary>Copies of many files, ids by path, feedback; and addresses with an escaped slash.</summary>
public class ActionsTests : ApiTest
{
    private const string Mine = "rfranklin/wgs";

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2025, 3, 1, 12, 0, 0, TimeSpan.Zero));

    protected override EmulatorOptions Options => new() { Clock = clock };

    [Fact]
    public async Task CopyFiles_TwiceAndAFolder_RenamesWhatIsTakenAndSaysWhatFailed()
    {
        var (project, file) = (await ProjectAsync(), await IdAsync("S1_R1.fastq"));
        var body = $$"""{"project":"{{project}}","file_ids":["{{file}}","{{await IdAsync("reports")}}","5f0000000000000000000000"]}""";

        var first = (await SendAsync("POST", "/action/files/copy", body)).Body!.AsObject();
        var second = (await SendAsync("POST", "/action/files/copy", body)).Body!;

        ((string)first[file]!["status"]!, (string)first[file]!["new_file_name"]!).Should().Be(("OK", "S1_R1.fastq"));
        ((string)second[file]!["new_file_name"]!).Should().Be("_1_S1_R1.fastq");
        first.Select(entry => ((string)entry.Value!["status"]!)[..2]).Should().Equal("OK", "50", "50");
        (await GetAsync($"/files/{second[file]!["new_file_id"]}")).Body!["metadata"]!["sample_id"]!.ToString().Should().Be("S1");
    }

    [Theory]
    [InlineData("""{"file_ids":["a"]}""", 5029)]
    [InlineData("""{"project":"nobody/nothing","file_ids":["a"]}""", 3002)]
    [InlineData("""{"project":"nothing","file_ids":["a"]}""", 3012)]
    [InlineData("""{"project":"admin/sbg-public-data","file_ids":["a"]}""", 5014)]
    [InlineData("""{"project":"rfranklin/wgs","file_ids":[]}""", 5033)]
    public async Task CopyFiles_CallThatIsWrong_IsRefused(string body, int code) => (await SendAsync("POST", "/action/files/copy", body)).Code.Should().Be(code);

    [Fact]
    public async Task GetIds_Paths_GivesAnIdOrNullForEach()
    {
        var answer = await SendAsync("POST", "/action/files/get_ids", $$"""["{{Mine}}/S1_R1.fastq","/{{Mine}}/reports/sha256.txt","{{Mine}}/absent","{{Mine}}/reports"]""");

        var ids = answer.Body!.AsArray();
        ((string)ids[0]!).Should().Be(await IdAsync("S1_R1.fastq"));
        ids[1].Should().NotBeNull();
        ids[2].Should().BeNull();
        ids[3].Should().BeNull("a folder is no file");
        (await SendAsync("POST", "/action/files/get_ids", "{}")).Code.Should().Be(5033);
    }

    [Fact]
    public async Task Feedback_TwiceInAMinute_IsRefusedOnceAndTakenAMinuteLater()
    {
        const string body = """{"type":"idea","text":"More clouds, please.","referrer":"test"}""";

        (await SendAsync("POST", "/action/notifications/feedback", body)).Status.Should().Be(HttpStatusCode.OK);
        (await SendAsync("POST", "/action/notifications/feedback", body)).Status.Should().Be(HttpStatusCode.TooManyRequests);
        clock.Advance(TimeSpan.FromMinutes(1));

        (await SendAsync("POST", "/action/notifications/feedback", body)).Status.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("""{"type":"IDEA"}""")]
    [InlineData("""{"text":"x","type":"RANT"}""")]
    public async Task Feedback_WithoutTextOrOfNoKind_IsRefused(string body) =>
        (await SendAsync("POST", "/action/notifications/feedback", body)).Code.Should().Be(90000);

    [Fact]
    public async Task Project_SlashInsideOfASegment_IsNoOwnerAndNoProject()
    {
        var answer = await GetAsync("/projects/rfranklin%2Fwgs");

        (answer.Status, answer.Code).Should().Be((HttpStatusCode.NotFound, 3002));
    }

    [Fact]
    public async Task Move_Folder_IsRefusedEvenIntoItself()
    {
        var folder = await IdAsync("reports");

        (await SendAsync("POST", $"/files/{folder}/actions/move", $$"""{"parent":"{{folder}}"}""")).Code.Should().Be(5033);
    }

    [Fact]
    public async Task Query_OriginDataset_ListsTheFilesOfIt()
    {
        (await GetAsync("/files?project=admin/sbg-public-data&origin.dataset=dbsnp_138")).Items.Should().ContainSingle();
        (await GetAsync("/files?project=admin/sbg-public-data&origin.dataset=other")).Items.Should().BeEmpty();
    }

    private async Task<string> IdAsync(string name) => (string)(await GetAsync($"/files?project={Mine}&name={name}")).Items[0]!["id"]!;
}
