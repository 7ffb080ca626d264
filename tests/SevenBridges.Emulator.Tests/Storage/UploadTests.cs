using System.Net;
using System.Text.Json.Nodes;
using SevenBridges.Emulator.Hosting;

namespace SevenBridges.Emulator.Tests.Storage;

public sealed class UploadTests
{
    private static readonly EmulatorOptions SmallParts = new() { UploadPartSize = 1000 };

    [Fact]
    public async Task Upload_InParts_MakesAFileOfTheirBytes()
    {
        await using var house = await StorageHouse.OpenAsync(SmallParts);
        var bytes = StorageHouse.Bytes(2500);

        var file = await house.UploadAsync("reads.bam", bytes, 1000);

        file.Content!.ToArray().Should().Equal(bytes);
        file.Content.ETag.Should().EndWith("-3\"");
        file.AttemptsByPart.Should().Equal(1, 1, 1);
        ((long)file.Document["size"]!).Should().Be(2500);
        ((string)file.Document["parent"]!).Should().Be("root");
        house.State.Uploads.Should().BeEmpty();
    }

    [Fact]
    public async Task Upload_Empty_HasOneEmptyPart()
    {
        await using var house = await StorageHouse.OpenAsync(SmallParts);

        var file = await house.UploadAsync("empty", [], 1000);

        file.Content!.Length.Should().Be(0);
        file.AttemptsByPart.Should().Equal(1);
    }

    [Fact]
    public async Task Put_Part_AnswersItsMd5AndCountsEachAttempt()
    {
        await using var house = await StorageHouse.OpenAsync(SmallParts);
        var upload = house.Init("a", 1000);
        var bytes = StorageHouse.Bytes(1000);

        using var first = await house.PutAsync(upload, 1, StorageHouse.Bytes(1000, seed: 2));
        using var second = await house.PutAsync(upload, 1, bytes);

        second.StatusCode.Should().Be(HttpStatusCode.OK);
        second.Headers.ETag!.Tag.Should().Be(StorageHouse.Md5(bytes));
        house.State.Uploads[upload].Attempts[1].Should().Be(2);
        house.State.Uploads[upload].Parts[1].ToArray().Should().Equal(bytes);
    }

    [Fact]
    public async Task Put_UploadAborted_Is404()
    {
        await using var house = await StorageHouse.OpenAsync(SmallParts);
        var upload = house.Init("a", 1000);
        var url = (string)house.Call("uploads.getPart", upload: upload, part: "1")["url"]!;
        house.Ask("uploads.abort", upload).Status.Should().Be(204);

        using var answer = await house.Client.PutAsync(new Uri(url), new ByteArrayContent(new byte[1000]));

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("NoSuchUpload");
    }

    [Fact]
    public async Task Put_WithoutLength_Is411()
    {
        await using var house = await StorageHouse.OpenAsync(SmallParts);
        var url = (string)house.Call("uploads.getPart", upload: house.Init("a", 1000), part: "1")["url"]!;
        using var request = new HttpRequestMessage(HttpMethod.Put, url) { Content = new ByteArrayContent(new byte[1000]) };
        request.Headers.TransferEncodingChunked = true;

        using var answer = await house.Client.SendAsync(request);

        answer.StatusCode.Should().Be(HttpStatusCode.LengthRequired);
    }

    [Fact]
    public async Task Put_Synthetic_KeepsLengthAndHashOnly()
    {
        await using var house = await StorageHouse.OpenAsync(SmallParts with { Synthetic = true });
        var bytes = StorageHouse.Bytes(1500);

        var file = await house.UploadAsync("a", bytes, 1000);
        using var answer = await house.GetAsync(file);

        answer.Content.Headers.ContentLength.Should().Be(1500);
        answer.Headers.ETag!.Tag.Should().EndWith("-2\"");
        (await answer.Content.ReadAsByteArrayAsync()).Should().Equal(file.Content!.ToArray()).And.NotEqual(bytes);
    }

    [Fact]
    public async Task Put_OpaqueETags_GivesOneThatIsNoMd5AndFollowsFromTheBytes()
    {
        await using var house = await StorageHouse.OpenAsync(SmallParts with { OpaqueETags = true });
        var upload = house.Init("a", 1000);

        using var first = await house.PutAsync(upload, 1, StorageHouse.Bytes(999));
        using var again = await house.PutAsync(upload, 1, StorageHouse.Bytes(999));
        using var other = await house.PutAsync(upload, 1, StorageHouse.Bytes(999, seed: 2));

        first.Headers.ETag!.Tag.Should().MatchRegex("^\"0x[0-9A-F]{18}\"$").And.Be(again.Headers.ETag!.Tag).And.NotBe(other.Headers.ETag!.Tag);
    }

    [Fact]
    public async Task Upload_NameTaken_Is8005UnlessOverwritten()
    {
        await using var house = await StorageHouse.OpenAsync(SmallParts);
        var file = await house.UploadAsync("a", StorageHouse.Bytes(10), 1000);

        house.Invoking(it => it.Init("a", 5)).Should().Throw<Refusal>().Which.Code.Should().Be(8005);
        var again = await house.UploadAsync("a", StorageHouse.Bytes(5), 1000, overwrite: true);

        again.Id.Should().Be(file.Id);
        again.Content!.ToArray().Should().Equal(StorageHouse.Bytes(5));
    }

    [Fact]
    public async Task Init_SameNameInProgress_Is8006()
    {
        await using var house = await StorageHouse.OpenAsync(SmallParts);
        house.Init("a", 10);

        house.Invoking(it => it.Init("a", 10)).Should().Throw<Refusal>().Which.Code.Should().Be(8006);
    }

    [Theory]
    [InlineData(100L, null, 32L << 20)]
    [InlineData(100L, 1L, 5L << 20)]
    [InlineData(100L, 6L << 30, 5L << 30)]
    [InlineData(5L << 40, 5L << 20, 549_755_814)]
    public async Task Init_PartSize_IsWhatWasAskedForWithinTheLimits(long size, long? wanted, long expected)
    {
        await using var house = await StorageHouse.OpenAsync();
        var body = new JsonObject { ["project"] = StorageHouse.Project, ["name"] = "a", ["size"] = size, ["part_size"] = wanted };

        var upload = house.Call("uploads.init", body);

        ((long)upload["part_size"]!).Should().Be(expected);
        ((bool)upload["parallel_uploads"]!).Should().BeTrue();
        ((string)upload["href"]!).Should().EndWith("/upload/multipart/" + (string)upload["upload_id"]!);
    }

    [Theory]
    [InlineData("""{"name": "a", "size": 1}""", 8013)]
    [InlineData("""{"project": "mkovac/wgs-pilot", "parent": "root", "name": "a"}""", 8013)]
    [InlineData("""{"project": "wgs-pilot", "name": "a", "size": 1}""", 8010)]
    [InlineData("""{"project": "mkovac/other", "name": "a", "size": 1}""", 3002)]
    [InlineData("""{"parent": "nowhere", "name": "a", "size": 1}""", 8004)]
    [InlineData("""{"project": "mkovac/wgs-pilot", "name": "a/b", "size": 1}""", 8013)]
    [InlineData("""{"project": "mkovac/wgs-pilot", "name": "a", "size": -1}""", 8013)]
    [InlineData("""{"project": "mkovac/wgs-pilot", "name": "a", "size": "1"}""", 8013)]
    public async Task Init_BadBody_IsRefusedWithThePlatformsCode(string body, int code)
    {
        await using var house = await StorageHouse.OpenAsync();

        house.Invoking(it => it.Call("uploads.init", JsonNode.Parse(body))).Should().Throw<Refusal>().Which.Code.Should().Be(code);
    }

    [Fact]
    public async Task Init_WithoutWritePermission_Is8001()
    {
        await using var house = await StorageHouse.OpenAsync();
        var body = new JsonObject { ["project"] = StorageHouse.Project, ["name"] = "a", ["size"] = 1 };

        house.Invoking(it => it.Call("uploads.init", body, user: "reader")).Should().Throw<Refusal>().Which.Code.Should().Be(8001);
    }

    [Fact]
    public async Task Complete_PartMissingUnreportedWrongOrShort_Is8007AndTheUploadStays()
    {
        await using var house = await StorageHouse.OpenAsync(SmallParts);
        var upload = house.Init("a", 1500);
        string Complaint() => house.Invoking(it => it.Call("uploads.complete", upload: upload)).Should().Throw<Refusal>().Where(refusal => refusal.Code == 8007).Which.Message;

        Complaint().Should().Contain("part 1 did not arrive");
        using var first = await house.PutAsync(upload, 1, new byte[1000]);
        Complaint().Should().Contain("part 1 was not reported");
        house.Report(upload, 1, "");
        Complaint().Should().Contain("part 1 was reported with the ETag ''");
        house.Report(upload, 1, first.Headers.ETag!.Tag.Trim('"'));
        using var second = await house.PutAsync(upload, 2, new byte[499]);
        house.Report(upload, 2, second.Headers.ETag!.Tag);
        Complaint().Should().Contain("part 2 has 499 bytes in place of 500");

        house.State.Uploads.Should().ContainKey(upload);
    }

    [Fact]
    public async Task Complete_WithTheListOfParts_NeedsNoReportsBefore()
    {
        await using var house = await StorageHouse.OpenAsync(SmallParts);
        var upload = house.Init("a", 4);
        using var put = await house.PutAsync(upload, 1, new byte[4]);

        var file = house.Call("uploads.complete", new JsonObject { ["parts"] = new JsonArray(StorageHouse.ReportOf(1, put.Headers.ETag!.Tag)) }, upload);

        ((string)file["path"]!).Should().Be("a");
        ((string)file["href"]!).Should().EndWith("/files/" + (string)file["id"]!);
    }

    [Fact]
    public async Task Complete_WithAListThatIsWrong_IsRefusedAndReportsNothing()
    {
        await using var house = await StorageHouse.OpenAsync(SmallParts);
        var upload = house.Init("a", 1500);
        using var first = await house.PutAsync(upload, 1, new byte[1000]);
        using var second = await house.PutAsync(upload, 2, new byte[500]);
        int CodeOf(params JsonNode[] reports) =>
            house.Invoking(it => it.Call("uploads.complete", new JsonObject { ["parts"] = new JsonArray(reports) }, upload)).Should().Throw<Refusal>().Which.Code;
        JsonNode Right(int number) => StorageHouse.ReportOf(number, (number == 1 ? first : second).Headers.ETag!.Tag);

        CodeOf(Right(1)).Should().Be(8007, "part 2 is missing");
        CodeOf(Right(1), StorageHouse.ReportOf(2, "\"of other bytes\"")).Should().Be(8007, "an ETag is wrong");
        CodeOf(Right(1), StorageHouse.ReportOf(3, "x")).Should().Be(8012, "there is no part 3");
        CodeOf(Right(1), Right(2), Right(2)).Should().Be(8015, "part 2 is there twice");

        house.State.Uploads[upload].Reported.Should().BeEmpty();
    }

    [Fact]
    public async Task Get_ListParts_GivesWhatWasReported()
    {
        await using var house = await StorageHouse.OpenAsync(SmallParts);
        var upload = house.Init("a", 2500);
        house.Report(upload, 2, "\"x\"");

        var plain = house.Call("uploads.get", upload: upload);
        var listed = house.Call("uploads.get", upload: upload, query: "list_parts=True");

        plain.ContainsKey("parts").Should().BeFalse();
        ((int)plain["uploaded_parts_count"]!).Should().Be(1);
        listed["parts"]!.ToJsonString().Should().Be(new JsonArray(StorageHouse.ReportOf(2, "\"x\"")).ToJsonString());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("4")]
    [InlineData("x")]
    public async Task GetPart_NumberThatTheUploadHasNot_Is8012(string number)
    {
        await using var house = await StorageHouse.OpenAsync(SmallParts);
        var upload = house.Init("a", 2500);

        house.Invoking(it => it.Call("uploads.getPart", upload: upload, part: number)).Should().Throw<Refusal>().Which.Code.Should().Be(8012);
    }

    [Theory]
    [InlineData("uploads.reportPart", """{"part_number": 9, "response": {"headers": {"ETag": "x"}}}""", 8012)]
    [InlineData("uploads.reportPart", """{"part_number": 1}""", 8014)]
    [InlineData("uploads.reportPart", """{"part_number": 1, "response": {"headers": {}}}""", 8014)]
    [InlineData("uploads.reportParts", """{}""", 8015)]
    [InlineData("uploads.reportParts", """{"parts": [{"part_number": 1}]}""", 8015)]
    [InlineData("uploads.complete", """{"parts": 1}""", 8015)]
    public async Task Report_Bad_IsRefusedWithThePlatformsCode(string operation, string body, int code)
    {
        await using var house = await StorageHouse.OpenAsync(SmallParts);
        var upload = house.Init("a", 1000);

        house.Invoking(it => it.Call(operation, JsonNode.Parse(body), upload)).Should().Throw<Refusal>().Which.Code.Should().Be(code);
    }

    [Fact]
    public async Task Upload_OfSomebodyElse_IsRefusedAndNotListed()
    {
        await using var house = await StorageHouse.OpenAsync(SmallParts);
        var upload = house.Init("a", 1000);

        house.Invoking(it => it.Call("uploads.get", upload: upload, user: "reader")).Should().Throw<Refusal>().Which.Code.Should().Be(8001);
        house.Invoking(it => it.Call("uploads.get", upload: "none")).Should().Throw<Refusal>().Which.Code.Should().Be(8003);
        house.Ask("uploads.query").Listing!.All().Should().ContainSingle();
    }

    [Fact]
    public async Task DownloadInfo_FileFolderAndInactiveVolume_AnswerAsThePlatformDoes()
    {
        await using var house = await StorageHouse.OpenAsync();
        var (file, remote) = (house.AddFile("a", Emulator.Storage.Content.Of("a")), house.AddFile("b", Emulator.Storage.Content.Of("b")));
        remote.Document["storage"] = Emulator.Volumes.VolumeFiles.Storage("mkovac/gone", "b");

        using var answer = await house.Client.GetAsync(new Uri((string)house.Call("files.getDownloadInfo", file: file.Id)["url"]!));

        (await answer.Content.ReadAsStringAsync()).Should().Be("a");
        house.Invoking(it => it.Call("files.getDownloadInfo", file: "root")).Should().Throw<Refusal>().Which.Code.Should().Be(5017);
        house.Invoking(it => it.Call("files.getDownloadInfo", file: remote.Id)).Should().Throw<Refusal>().Which.Code.Should().Be(5034);
        house.Invoking(it => it.Call("files.getDownloadInfo", file: "none")).Should().Throw<Refusal>().Which.Code.Should().Be(5002);
    }
}
