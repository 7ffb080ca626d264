using System.Net;

namespace SevenBridges.Emulator.Tests.Api;

/// <summary>Projects, members and files.</summary>
public class FilesTests : ApiTest
{
    private const string Mine = $"rfranklin/wgs";

    [Fact]
    public async Task Query_ByMetadataOfTwoKeys_NeedsBothAndAnyValueOfEach()
    {
        var files = await GetAsync($"/files?project={Mine}&metadata.sample_id=S1&metadata.sample_id=S2&metadata.paired_end=2");

        files.Items.Select(file => (string)file!["name"]!).Should().Equal("S1_R2.fastq", "S2_R2.fastq");
    }

    [Fact]
    public async Task Metadata_PatchThenPut_MergesThenReplaces()
    {
        var file = await FirstFileAsync();

        var patched = await SendAsync("PATCH", $"/files/{file}/metadata", """{"library":"L1","paired_end":null}""");
        var put = await SendAsync("PUT", $"/files/{file}/metadata", """{"only":"this"}""");

        patched.Body!.AsObject().Select(pair => pair.Key).Should().Contain(["library", "sample_id"]).And.NotContain("paired_end");
        put.Body!.ToJsonString().Should().Be("""{"only":"this"}""");
    }

    [Fact]
    public async Task Metadata_KeyTooLong_IsRefusedWith5006() =>
        (await SendAsync("PATCH", $"/files/{await FirstFileAsync()}/metadata", $$"""{"{{new string('k', 101)}}":"v"}""")).Code.Should().Be(5006);

    [Fact]
    public async Task Copy_IntoProject_MakesANewFileOnceAndThenConflicts()
    {
        var (file, project) = (await FirstFileAsync(), await ProjectAsync());

        var copy = await SendAsync("POST", $"/files/{file}/actions/copy", $$"""{"project":"{{project}}","name":"copy.fastq"}""");
        var again = await SendAsync("POST", $"/files/{file}/actions/copy", $$"""{"project":"{{project}}","name":"copy.fastq"}""");

        ((string)copy.Body!["id"]!).Should().NotBe(file);
        ((string)copy.Body!["metadata"]!["sample_id"]!).Should().Be("S1");
        (again.Status, again.Code).Should().Be((HttpStatusCode.Conflict, 5003));
    }

    [Fact]
    public async Task Folder_CreatedFilledAndDeleted_FollowsTheRules()
    {
        var folder = (string)(await SendAsync("POST", "/files", $$"""{"name":"out","type":"folder","project":"{{Mine}}"}""")).Body!["id"]!;
        var file = await FirstFileAsync();

        (await SendAsync("POST", $"/files/{file}/actions/move", $$"""{"parent":"{{folder}}"}""")).Status.Should().Be(HttpStatusCode.OK);
        (await GetAsync($"/files/{folder}/list")).Items.Should().ContainSingle();
        (await SendAsync("DELETE", $"/files/{folder}")).Code.Should().Be(5021);
        (await SendAsync("POST", "/files", $$"""{"name":"out","type":"folder","project":"{{Mine}}"}""")).Code.Should().Be(5030);
        (await GetAsync($"/files/{folder}/download_info")).Code.Should().Be(5017);
    }

    [Fact]
    public async Task PublicData_AnyUser_ReadsAndCopiesButDoesNotWrite()
    {
        var reference = (await GetAsync("/files?project=admin/sbg-public-data")).Items[0]!["id"];

        (await SendAsync("DELETE", $"/files/{reference}")).Status.Should().Be(HttpStatusCode.Forbidden);
        (await SendAsync("POST", $"/files/{reference}/actions/copy", $$"""{"project":"{{Mine}}"}""")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Members_AddedModifiedRemoved_AreSeen()
    {
        var members = $"/projects/{await ProjectAsync()}/members";

        await SendAsync("POST", members, """{"username":"gmendel","permissions":{"write":true}}""");
        var modified = await SendAsync("PATCH", $"{members}/gmendel/permissions", """{"execute":true}""");
        var overwritten = await SendAsync("PUT", $"{members}/gmendel/permissions", """{"execute":true}""");

        modified.Body!.ToJsonString().Should().Be("""{"read":true,"write":true,"copy":false,"execute":true,"admin":false}""");
        overwritten.Code.Should().Be(3013);
        (await SendAsync("DELETE", $"{members}/gmendel")).Status.Should().Be(HttpStatusCode.NoContent);
        (await GetAsync(members)).Items.Should().ContainSingle();
    }

    private async Task<string> FirstFileAsync() => (string)(await GetAsync($"/files?project={Mine}")).Items[0]!["id"]!;
}
