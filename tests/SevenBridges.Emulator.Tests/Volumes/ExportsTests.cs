namespace SevenBridges.Emulator.Tests.Volumes;

/// <summary>From a project to a volume.</summary>
public sealed class ExportsTests : VolumeTest
{
    [Fact]
    public async Task Export_Completed_FilePointsToTheObjectAndKeepsItsId()
    {
        var file = await FileAsync("S2_R1.fastq");
        var content = Emulator.ContentOf(file);

        var export = await EndOfAsync(await ExportAsync(file, "out/S2.fastq"));

        (State(export), (string?)export["result"]!["id"]).Should().Be(("COMPLETED", file));
        export["result"]!["storage"]!.ToJsonString().Should().Be("""{"type":"VOLUME","volume":"rfranklin/inbox","location":"out/S2.fastq"}""");
        Emulator.ContentOf(file).Should().Equal(content);
        ((long?)(await GetAsync($"/storage/volumes/{Inbox}/object?location=out/S2.fastq")).Body!["metadata"]!["content_length"]).Should().Be(content.Length);
        (await ExportAsync(file, "again")).Code.Should().Be(9006);
    }

    [Fact]
    public async Task Export_CopyOnly_LeavesTheFileWithThePlatform()
    {
        var file = await FileAsync("S2_R1.fastq");

        await EndOfAsync(await ExportAsync(file, "out/S2.fastq", query: "?copy_only=True"));

        ((string?)(await GetAsync($"/files/{file}")).Body!["storage"]!["type"]).Should().Be("PLATFORM");
        (await GetAsync($"/storage/volumes/{Inbox}/list?prefix=out/")).Body!["items"]!.AsArray().Should().ContainSingle();
    }

    [Fact]
    public async Task Export_ObjectExists_FailsOrReplacesIt()
    {
        var (one, two) = (await FileAsync("S2_R1.fastq"), await FileAsync("S2_R2.fastq"));
        await EndOfAsync(await ExportAsync(one, "out/reads", query: "?copy_only=true"));

        var failed = await EndOfAsync(await ExportAsync(two, "out/reads", query: "?copy_only=true"));
        var replaced = await EndOfAsync(await ExportAsync(two, "out/reads", ""","overwrite":true"""));
        var back = await EndOfAsync(await ImportAsync("out/reads"));

        (State(failed), ErrorOf(failed), (int?)failed["error"]!["status"]).Should().Be(("FAILED", 9107, 409));
        State(replaced).Should().Be("COMPLETED");
        Emulator.ContentOf((string)back["result"]!["id"]!).Should().Equal(Emulator.ContentOf(two));
    }

    [Fact]
    public async Task Export_ThingsChangeMeanwhile_Fails()
    {
        var (one, two) = (await FileAsync("S2_R1.fastq"), await FileAsync("S2_R2.fastq"));
        var (gone, closed) = (await ExportAsync(one, "a"), await ExportAsync(two, "b"));

        await SendAsync("DELETE", $"/files/{one}");
        await SendAsync("PATCH", $"/storage/volumes/{Inbox}", """{"access_mode":"RO"}""");

        ErrorOf(await EndOfAsync(closed)).Should().Be(9101);
        ErrorOf((await GetAsync($"/storage/exports/{gone.Body!["id"]}")).Body!).Should().Be(9101);
        (await ExportAsync(two, "c")).Code.Should().Be(9026);
    }

    [Fact]
    public async Task Export_FileIsDeletedMeanwhile_Fails()
    {
        var file = await FileAsync("S2_R1.fastq");
        var export = await ExportAsync(file, "a");

        await SendAsync("DELETE", $"/files/{file}");

        ErrorOf(await EndOfAsync(export)).Should().Be(9106);
    }

    [Fact]
    public async Task Export_WhatThePlatformRefuses_GetsItsCode()
    {
        var (file, reference) = (await FileAsync("S2_R1.fastq"), await FileAsync("ucsc.hg19.chrM.fasta", "admin/sbg-public-data"));
        var folder = await FileAsync("reports");
        var readOnly = await VolumeAsync("readonly", mode: "RO");
        var google = await PostAsync("/storage/volumes", """{"name":"google","service":{"type":"gcs","bucket":"b","credentials":{"client_email":"e","private_key":"k"}}}""");

        (await ExportAsync(file, "x", volume: "nobody/nothing")).Code.Should().Be(9007);
        (await ExportAsync(file, "x", volume: Archive)).Code.Should().Be(9020);
        (await ExportAsync(file, "x", volume: readOnly)).Code.Should().Be(9026);
        (await ExportAsync(file, "x", volume: (string)google.Body!["id"]!)).Code.Should().Be(9027);
        (await ExportAsync(file, "folder/")).Code.Should().Be(9072);
        (await ExportAsync(file, "")).Code.Should().Be(9011);
        (await ExportAsync("000000000000000000000000", "x")).Code.Should().Be(9009);
        (await ExportAsync(reference, "x")).Code.Should().Be(9006);
        (await ExportAsync(folder, "x")).Code.Should().Be(9006);
        (await ExportAsync(file, "x", ""","properties":{"aws_canned_acl":"mine"}""")).Code.Should().Be(9022);
        (await ExportAsync(file, "x", ""","properties":{"sse_algorithm":"ROT13"}""")).Code.Should().Be(9023);
        (await ExportAsync(file, "x", ""","properties":{"aws_storage_class":"SHELF"}""")).Code.Should().Be(9024);
    }

    [Fact]
    public async Task Bulk_SomeItemsAreWrong_AnswersInOrderWithTheirErrors()
    {
        var file = await FileAsync("S2_R1.fastq");
        string Item(string location) => $$$"""{"source":{"file":"{{{file}}}"},"destination":{"volume":"{{{Inbox}}}","location":"{{{location}}}"}}""";

        var started = await PostAsync("/bulk/storage/exports/create?copy_only=true", $$"""{"items":[{{Item("a")}},{{Item("b/")}}]}""");
        Clock.Advance(Duration);
        var read = await PostAsync("/bulk/storage/exports/get", $$"""{"export_ids":["{{started.Items[0]!["resource"]!["id"]}}"]}""");

        started.Items.Select(entry => ErrorOf(entry!)).Should().Equal(null, 9072);
        State(read.Items[0]!["resource"]!).Should().Be("COMPLETED");
        ((string?)(await GetAsync($"/files/{file}")).Body!["storage"]!["type"]).Should().Be("PLATFORM");
    }

    [Fact]
    public async Task Query_Filters_NarrowTheList()
    {
        await ExportAsync(await FileAsync("S2_R1.fastq"), "a");

        (await GetAsync("/storage/exports?state=PENDING")).Items.Should().ContainSingle();
        (await GetAsync($"/storage/exports?volume={Inbox}&state=COMPLETED&fields=_all")).Items.Should().ContainSingle()
            .Which!["destination"]!["location"]!.ToString().Should().Be("backup/S1_R1.fastq");
        (await GetAsync("/storage/exports/unknown")).Code.Should().Be(9008);
    }
}
