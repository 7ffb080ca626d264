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
    public async Task Metadata_FlagsAndNumbers_AreTakenAsTheRecipesSendThem()
    {
        const string sent = """{"toy_example":false,"revision_number":7,"Hello":"Nope!"}""", kept = """{"toy_example":"false","revision_number":7,"Hello":"Nope!"}""";
        var file = await FirstFileAsync();

        var put = await SendAsync("PUT", $"/files/{file}/metadata", sent);
        var bulk = await SendAsync("POST", "/bulk/files/update", $$"""{"items":[{"id":"{{file}}","metadata":{{sent}}}]}""");

        put.Body!.ToJsonString().Should().Be(kept);
        bulk.Body!["items"]![0]!["resource"]!["metadata"]!.ToJsonString().Should().Be(kept);
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

    [Theory]
    [InlineData("with space")]
    [InlineData("__hidden")]
    [InlineData("a/b")]
    public async Task Folder_NameThatNoneMayHave_IsRefusedWith5024(string name) =>
        (await SendAsync("POST", "/files", $$"""{"name":"{{name}}","type":"FOLDER","project":"{{Mine}}"}""")).Code.Should().Be(5024);

    [Fact]
    public async Task Folder_DetailsChanged_IsRefusedWith5023()
    {
        var folder = (await GetAsync($"/files?project={Mine}&name=reports")).Items[0]!["id"];

        (await SendAsync("PATCH", $"/files/{folder}", """{"name":"other"}""")).Code.Should().Be(5023);
    }

    [Fact]
    public async Task Details_OneOfThemNotValid_ChangeNothing()
    {
        var file = await FirstFileAsync();

        var refused = await SendAsync("PATCH", $"/files/{file}", $$"""{"name":"other","tags":[],"metadata":{"key":"{{new string('v', 301)}}"} }""");

        refused.Code.Should().Be(5006);
        ((string)(await GetAsync($"/files/{file}")).Body!["name"]!).Should().Be("S1_R1.fastq");
    }

    [Fact]
    public async Task Member_WithoutPermission_IsRefusedWithTheCodeOfEachFamily()
    {
        var (file, project) = (await FirstFileAsync(), await ProjectAsync("Elsewhere"));
        await SendAsync("PATCH", $"/projects/{Mine}/members/rfranklin/permissions", """{"admin":false,"write":false,"copy":false,"execute":false}""");

        (await SendAsync("PATCH", $"/projects/{Mine}", """{"description":"new"}""")).Code.Should().Be(3001);
        (await SendAsync("PATCH", $"/files/{file}", """{"name":"other"}""")).Code.Should().Be(5008);
        (await SendAsync("PATCH", $"/files/{file}/metadata", """{"a":"b"}""")).Code.Should().Be(5009);
        (await SendAsync("PUT", $"/files/{file}/tags", "[]")).Code.Should().Be(5011);
        (await SendAsync("POST", $"/files/{file}/actions/copy", $$"""{"project":"{{project}}"}""")).Code.Should().Be(5014);
        (await SendAsync("POST", "/upload/multipart", $$"""{"project":"{{Mine}}","name":"a"}""")).Code.Should().Be(8001);
        (await SendAsync("POST", "/tasks", $$"""{"project":"{{Mine}}","app":"admin/sbg-public-data/cat-files"}""")).Code.Should().Be(7001);
        (await SendAsync("POST", $"/apps/{Mine}/a/raw", """{"class":"CommandLineTool","inputs":[],"outputs":[]}""")).Code.Should().Be(6001);
        (await GetAsync($"/files/{file}")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Member_WhoMayWriteButNotManage_ChangesTheDescriptionOnly()
    {
        await SendAsync("PATCH", $"/projects/{Mine}/members/rfranklin/permissions", """{"admin":false}""");

        (await SendAsync("PATCH", $"/projects/{Mine}", """{"description":"new"}""")).Status.Should().Be(HttpStatusCode.OK);
        (await SendAsync("PATCH", $"/projects/{Mine}", """{"name":"new"}""")).Code.Should().Be(3001);
    }

    private async Task<string> FirstFileAsync() => (string)(await GetAsync($"/files?project={Mine}")).Items[0]!["id"]!;
}
