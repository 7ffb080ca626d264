using System.Net;

namespace SevenBridges.Emulator.Tests.Automations;

public sealed class AutomationUploadTests : AutomationTest
{
    private const int PartSize = 5 * 1024 * 1024;

    [Fact]
    public async Task Upload_InTwoParts_MakesAFileThatAPackageTakesAndNoFolderShows()
    {
        var id = await SeededAsync();
        var upload = await InitAsync(id, PartSize + 3);
        await SendPartAsync(upload, 1, new byte[PartSize]);
        await SendPartAsync(upload, 2, [1, 2, 3]);

        var file = (await AskAsync("POST", $"/automation/upload/{upload}/complete")).Body!;
        var package = await AskAsync("POST", $"{Automations}/{id}/packages", $$$"""{"version":"1.0","location":"{{{file["id"]}}}","schema":{"inputs":{},"outputs":{} } }""");

        ((long?)file["size"]).Should().Be(PartSize + 3);
        Emulator.ContentOf((string)file["id"]!)[PartSize..].Should().Equal(1, 2, 3);
        package.Status.Should().Be(HttpStatusCode.Created);
        (await GetAsync("/files?project=rfranklin/wgs")).Items.Select(item => (string?)item!["name"]).Should().NotContain("code.zip");
    }

    [Fact]
    public async Task Complete_PartIsMissing_IsRefused()
    {
        var upload = await InitAsync(await SeededAsync(), 3);

        (await AskAsync("POST", $"/automation/upload/{upload}/complete")).Code.Should().Be(8007);
    }

    [Fact]
    public async Task Abort_ThenAnything_FindsNoUpload()
    {
        var upload = await InitAsync(await SeededAsync(), 3);

        (await AskAsync("DELETE", $"/automation/upload/{upload}")).Status.Should().Be(HttpStatusCode.NoContent);

        (await AskAsync("GET", $"/automation/upload/{upload}/part/1")).Code.Should().Be(8003);
        (await AskAsync("DELETE", $"/automation/upload/{upload}")).Code.Should().Be(8003);
    }

    [Theory]
    [InlineData("""{"automation_id":"AUTOMATION","name":"a/b","size":3}""", 8013)]
    [InlineData("""{"automation_id":"AUTOMATION","name":"a","size":0}""", 8013)]
    [InlineData("""{"automation_id":"AUTOMATION","name":"a"}""", 8013)]
    [InlineData("""{"name":"a","size":3}""", 8013)]
    [InlineData("""{"automation_id":"none","name":"a","size":3}""", 90003)]
    public async Task Init_WrongRequest_IsRefused(string body, int code)
    {
        var id = await SeededAsync();

        (await AskAsync("POST", "/automation/upload", body.Replace("AUTOMATION", id, StringComparison.Ordinal))).Code.Should().Be(code);
    }

    [Fact]
    public async Task Uploads_OfEitherKind_DoNotSeeEachOther()
    {
        var code = await InitAsync(await SeededAsync(), 3);
        var other = (string)(await SendAsync("POST", "/upload/multipart", """{"project":"rfranklin/wgs","name":"reads.bam","size":3}""")).Body!["upload_id"]!;

        (await GetAsync($"/upload/multipart/{code}")).Code.Should().Be(8003);
        (await AskAsync("GET", $"/automation/upload/{other}/part/1")).Code.Should().Be(8003);
        (await GetAsync("/upload/multipart")).Items.Select(item => (string?)item!["upload_id"]).Should().Equal(other);
    }

    private async Task<string> InitAsync(string automation, long size)
    {
        var reply = await AskAsync("POST", "/automation/upload", $$"""{"automation_id":"{{automation}}","name":"code.zip","size":{{size}},"part_size":{{PartSize}}}""");
        return (string)reply.Body!["upload_id"]!;
    }

    private async Task SendPartAsync(string upload, int number, byte[] bytes)
    {
        var part = (await AskAsync("GET", $"/automation/upload/{upload}/part/{number}")).Body!;
        using var http = new HttpClient();
        using var sent = await http.PutAsync(new Uri((string)part["url"]!), new ByteArrayContent(bytes));
        var etag = sent.Headers.ETag!.Tag.Trim('"');
        (await AskAsync("POST", $"/automation/upload/{upload}/part/", $$$"""{"part_number":{{{number}}},"response":{"headers":{"ETag":"{{{etag}}}"} } }""")).Status.Should().Be(HttpStatusCode.OK);
    }
}
