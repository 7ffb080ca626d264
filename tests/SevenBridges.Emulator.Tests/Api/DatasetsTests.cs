using System.Net;
using SevenBridges.Emulator.Handlers;

namespace SevenBridges.Emulator.Tests.Api;

/// <summary>Datasets and their members, genome markers, and the second ways to a project's files and tasks.</summary>
public class DatasetsTests : ApiTest
{
    private const string Own = "/datasets/rfranklin/photo-51";

    public DatasetsTests() => Http.DefaultRequestHeaders.Add("X-SBG-Advance-Access", "advance");

    [Theory]
    [InlineData("/datasets")]
    [InlineData(Own)]
    [InlineData("/genome/markers?file=x")]
    public async Task Request_WithoutAdvanceAccess_IsToldToAskForIt(string path)
    {
        Http.DefaultRequestHeaders.Remove("X-SBG-Advance-Access");

        var reply = await GetAsync(path);

        (reply.Status, reply.Code).Should().Be((HttpStatusCode.BadRequest, 90000));
        ((string)reply.Body!["message"]!).Should().Contain("X-SBG-Advance-Access");
    }

    [Theory]
    [InlineData("/datasets", "rfranklin/photo-51")]
    [InlineData("/datasets?visibility=public", "admin/open-genomes")]
    [InlineData("/datasets/rfranklin", "rfranklin/photo-51")]
    [InlineData("/datasets/admin", "admin/open-genomes")]
    [InlineData("/datasets/gmendel", "")]
    public async Task Datasets_Listed_AreThoseThatTheAccountMaySee(string path, string ids) =>
        string.Join(',', (await GetAsync(path)).Items.Select(dataset => (string)dataset!["id"]!)).Should().Be(ids);

    [Fact]
    public async Task Dataset_ItsFiles_AreListedLikeThoseOfAProject()
    {
        (await GetAsync("/files?dataset=rfranklin/photo-51")).Items.Select(file => (string)file!["name"]!).Should().Equal("S1_R1.fastq", "S1_R2.fastq");
        (await GetAsync("/files?dataset=rfranklin/photo-51&name=S1_R2.fastq")).Items.Should().ContainSingle();
        (await GetAsync("/files?dataset=gmendel/peas")).Code.Should().Be(90003);
    }

    [Fact]
    public async Task Dataset_ChangedAndDeleted_IsSeen()
    {
        var changed = await SendAsync("PATCH", Own, """{"description":""}""");
        var unnamed = await SendAsync("PATCH", Own, """{"name":""}""");
        var deleted = await SendAsync("DELETE", Own, "{}");

        ((string)changed.Body!["name"]!, (string)changed.Body!["description"]!).Should().Be(("Photo 51", ""));
        unnamed.Code.Should().Be(90000);
        deleted.Status.Should().Be(HttpStatusCode.NoContent);
        (await GetAsync(Own)).Code.Should().Be(90003);
    }

    [Fact]
    public async Task Dataset_OfAnother_IsReadOnlyOrNotThere()
    {
        (await GetAsync("/datasets/admin/open-genomes")).Status.Should().Be(HttpStatusCode.OK);
        (await SendAsync("PATCH", "/datasets/admin/open-genomes", """{"name":"mine"}""")).Code.Should().Be(90002);
        (await SendAsync("DELETE", "/datasets/admin/open-genomes")).Code.Should().Be(90002);
        (await SendAsync("POST", "/datasets/admin/open-genomes/members", """{"username":"gmendel"}""")).Code.Should().Be(90002);
        (await GetAsync("/datasets/gmendel/peas")).Code.Should().Be(90003);
        (await GetAsync("/datasets/nobody")).Code.Should().Be(90003);
    }

    [Fact]
    public async Task DatasetMembers_AddedModifiedRemoved_AreSeen()
    {
        var added = await SendAsync("POST", $"{Own}/members", """{"username":"gmendel","permissions":{"copy":true}}""");
        var again = await SendAsync("POST", $"{Own}/members", """{"username":"gmendel"}""");
        var unknown = await SendAsync("POST", $"{Own}/members", """{"username":"nobody"}""");
        var modified = await SendAsync("PATCH", $"{Own}/members/gmendel/permissions", """{"admin":true}""");
        var nothing = await SendAsync("PATCH", $"{Own}/members/gmendel/permissions", "{}");
        var removed = await SendAsync("DELETE", $"{Own}/members/gmendel");

        ((bool)added.Body!["permissions"]!["copy"]!, (bool)added.Body!["permissions"]!["write"]!).Should().Be((true, false));
        (again.Code, unknown.Code, nothing.Code).Should().Be((90007, 2002, 90000));
        modified.Body!.ToJsonString().Should().Be("""{"read":true,"write":true,"copy":true,"execute":true,"admin":true}""");
        removed.Status.Should().Be(HttpStatusCode.NoContent);
        (await GetAsync($"{Own}/members/gmendel")).Code.Should().Be(90003);
        (await GetAsync($"{Own}/members")).Items.Should().HaveCount(2);
    }

    [Fact]
    public async Task Marker_CreatedChangedAndDeleted_IsSeen()
    {
        var file = await FileAsync();

        var created = await SendAsync("POST", "/genome/markers", $$"""{"file":"{{file}}","name":"peak","chromosome":"chr1","position":{"start":5,"end":10} }""");
        var path = $"/genome/markers/{created.Body!["id"]}";
        var changed = await SendAsync("PATCH", path, """{"position":{"end":12}}""");
        var listed = await GetAsync($"/genome/markers?file={file}");
        var deleted = await SendAsync("DELETE", path);

        ((bool)created.Body!["private"]!, (string)created.Body!["created_by"]!).Should().Be((true, "rfranklin"));
        changed.Body!["position"]!.ToJsonString().Should().Be("""{"start":5,"end":12}""");
        listed.Items.Select(marker => (string)marker!["name"]!).Should().Equal("EGFR", "peak");
        deleted.Status.Should().Be(HttpStatusCode.NoContent);
        (await GetAsync(path)).Code.Should().Be(90003);
    }

    [Theory]
    [InlineData(""" "name":"","chromosome":"chr1","position":{"start":5,"end":10} """)]
    [InlineData(""" "name":"peak","position":{"start":5,"end":10} """)]
    [InlineData(""" "name":"peak","chromosome":"chr1" """)]
    [InlineData(""" "name":"peak","chromosome":"chr1","position":{"start":10,"end":5} """)]
    public async Task Marker_NotWhole_IsRefused(string members) =>
        (await SendAsync("POST", "/genome/markers", $$"""{"file":"{{await FileAsync()}}",{{members}}}""")).Code.Should().Be(90000);

    [Fact]
    public async Task Marker_OnAFileThatMayNotBeMarked_IsRefused()
    {
        const string Rest = """ "name":"peak","chromosome":"chr1","position":{"start":5,"end":10} """;
        var reference = (await GetAsync("/files?project=admin/sbg-public-data")).Items[0]!["id"];

        (await SendAsync("POST", "/genome/markers", $$"""{"file":"{{reference}}",{{Rest}}}""")).Code.Should().Be(5001);
        (await SendAsync("POST", "/genome/markers", $$"""{"file":"000000000000000000000000",{{Rest}}}""")).Code.Should().Be(5002);
        (await SendAsync("POST", "/genome/markers", $$"""{{{Rest}}}""")).Code.Should().Be(5004);
        (await GetAsync("/genome/markers")).Code.Should().Be(5004);
    }

    [Fact]
    public async Task Marker_PrivateOneOfAnother_IsNotSeen()
    {
        var marker = Emulator.State.Of<Markers>().GetAt(0).Value;
        marker["created_by"] = "bmcclintock";
        var path = $"/genome/markers/{marker["id"]}";

        (await GetAsync(path)).Code.Should().Be(90003);
        marker["private"] = false;
        (await GetAsync(path)).Status.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/projects/rfranklin/wgs/files?name=S1_R1.fastq", "/files?project=rfranklin%2Fwgs&name=S1_R1.fastq")]
    [InlineData("/projects/rfranklin/wgs/tasks/", "/tasks?project=rfranklin%2Fwgs")]
    public async Task Alias_OfAList_LeadsToItWithItsFilters(string path, string target)
    {
        var reply = await GetAsync(path);

        (reply.Status, reply.Headers["Location"]).Should().Be((HttpStatusCode.Found, Emulator.Endpoint + target));
        (await GetAsync(target)).Items.Should().ContainSingle();
    }

    [Fact]
    public async Task Alias_OfAProjectThatIsNotThere_IsRefused() => (await GetAsync("/projects/nobody/nothing/files")).Code.Should().Be(3002);

    private async Task<string> FileAsync() => (string)(await GetAsync("/files?project=rfranklin/wgs&name=S1_R1.fastq")).Items[0]!["id"]!;
}
