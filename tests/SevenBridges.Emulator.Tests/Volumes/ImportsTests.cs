using System.Net;

namespace SevenBridges.Emulator.Tests.Volumes;

/// <summary>From a volume into a project.</summary>
public sealed class ImportsTests : VolumeTest
{
    [Fact]
    public async Task Import_AsTimePasses_WaitsRunsAndIsCompleted()
    {
        var import = (await ImportAsync("run1/S7_R1.fastq")).Body!;
        (State(import), (string?)import["destination"]!["name"]).Should().Be(("PENDING", "S7_R1.fastq"));

        Clock.Advance(Duration / 2);
        State((await GetAsync($"/storage/imports/{import["id"]}")).Body!).Should().Be("RUNNING");

        Clock.Advance(Duration / 2);
        var done = (await GetAsync($"/storage/imports/{import["id"]}")).Body!;
        (State(done), (string?)done["started_on"], (string?)done["finished_on"]).Should().Be(("COMPLETED", "2025-02-01T10:00:00Z", "2025-02-01T10:01:40Z"));
    }

    [Fact]
    public async Task Import_Completed_IsAFileThatPointsToTheObject()
    {
        var result = (await EndOfAsync(await ImportAsync("run1/S7_R1.fastq")))["result"]!;

        result["storage"]!.ToJsonString().Should().Be("""{"type":"VOLUME","volume":"rfranklin/inbox","location":"run1/S7_R1.fastq"}""");
        ((long?)result["size"], (string?)result["project"]).Should().Be((28, Wgs));
        Emulator.ContentOf((string)result["id"]!).Should().StartWith("@S7.1/1\n"u8.ToArray());
        (await FileAsync("S7_R1.fastq")).Should().Be((string)result["id"]!);
    }

    [Fact]
    public async Task Import_NameIsTaken_FailsOrReplacesOrRenames()
    {
        var first = (string)(await EndOfAsync(await ImportAsync("run2/S8.vcf")))["result"]!["id"]!;
        const string as8 = $$"""{"project":"{{Wgs}}","name":"S8.vcf"}""";

        var failed = await EndOfAsync(await ImportAsync("README.txt", destination: as8));
        var renamed = await EndOfAsync(await ImportAsync("README.txt", ""","autorename":true""", destination: as8));
        var replaced = await EndOfAsync(await ImportAsync("README.txt", ""","overwrite":true""", destination: as8));

        (State(failed), ErrorOf(failed), failed["result"]).Should().Be(("FAILED", 9108, null));
        ((string?)renamed["result"]!["name"]).Should().Be("_1_S8.vcf");
        ((string?)replaced["result"]!["id"]).Should().Be(first);
        Emulator.ContentOf(first).Should().Equal("One folder for each run.\n"u8.ToArray());
    }

    [Fact]
    public async Task Import_Folder_MakesTheFoldersInTheProjectToo()
    {
        var import = await EndOfAsync(await ImportAsync("run1/"));

        var top = import["result"]!;
        ((string?)top["name"], (string?)top["type"], (bool?)import["preserve_folder_structure"]).Should().Be(("run1", "folder", true));
        var inside = (await GetAsync($"/files/{top["id"]}/list")).Items;
        inside.Select(file => (string)file!["name"]!).Should().BeEquivalentTo("S7_R1.fastq", "S7_R2.fastq", "logs");
        var logs = inside.Single(file => (string)file!["name"]! == "logs")!["id"];
        ((string?)(await GetAsync($"/files/{logs}/list?fields=_all")).Items[0]!["storage"]!["location"]).Should().Be("run1/logs/basecalls.log");
    }

    [Fact]
    public async Task Import_FolderWithoutItsStructure_PutsEverythingSideBySide()
    {
        var folder = (string)(await PostAsync("/files", $$"""{"name":"flat","type":"folder","project":"{{Wgs}}"}""")).Body!["id"]!;

        var import = await EndOfAsync(await ImportAsync("run1/", ""","preserve_folder_structure":false""", destination: $$"""{"parent":"{{folder}}"}"""));

        State(import).Should().Be("COMPLETED");
        (await GetAsync($"/files/{folder}/list")).Items.Select(file => (string)file!["name"]!).Should().BeEquivalentTo("S7_R1.fastq", "S7_R2.fastq", "basecalls.log");
    }

    [Theory]
    [InlineData("run9/absent.bam")]
    [InlineData("run9/")]
    public async Task Import_NothingThere_Fails(string location)
    {
        var failed = await EndOfAsync(await ImportAsync(location));

        (State(failed), ErrorOf(failed), (int?)failed["error"]!["status"]).Should().Be(("FAILED", 9105, 404));
    }

    [Fact]
    public async Task Import_DestinationIsDeletedMeanwhile_Fails()
    {
        var folder = (string)(await PostAsync("/files", $$"""{"name":"gone","type":"folder","project":"{{Wgs}}"}""")).Body!["id"]!;
        var import = await ImportAsync("README.txt", destination: $$"""{"parent":"{{folder}}"}""");

        await SendAsync("DELETE", $"/files/{folder}");

        ErrorOf(await EndOfAsync(import)).Should().Be(9109);
    }

    [Theory]
    [InlineData(9007, "nobody/nothing", "x", $$"""{"project":"{{Wgs}}"}""")]
    [InlineData(9020, Archive, "2019/study.txt", $$"""{"project":"{{Wgs}}"}""")]
    [InlineData(9012, Inbox, "README.txt", """{"project":"nobody/nothing"}""")]
    [InlineData(9003, Inbox, "README.txt", """{"project":"admin/sbg-public-data"}""")]
    [InlineData(9009, Inbox, "README.txt", """{"parent":"000000000000000000000000"}""")]
    [InlineData(9011, Inbox, "README.txt", "{}")]
    [InlineData(9011, Inbox, "README.txt", """{"project":"a/b","parent":"000000000000000000000000"}""")]
    [InlineData(9011, Inbox, "README.txt", $$"""{"project":"{{Wgs}}","name":"a/b"}""")]
    [InlineData(9072, Inbox, "README.txt", $$"""{"project":"{{Wgs}}","name":"a/"}""")]
    [InlineData(9018, Inbox, "/", $$"""{"project":"{{Wgs}}"}""")]
    [InlineData(9011, Inbox, "", $$"""{"project":"{{Wgs}}"}""")]
    public async Task Import_WhatThePlatformRefuses_GetsItsCode(int code, string volume, string location, string destination) =>
        (await ImportAsync(location, "", volume, destination)).Code.Should().Be(code);

    [Fact]
    public async Task Query_Filters_NarrowTheList()
    {
        await EndOfAsync(await ImportAsync("README.txt"));
        await ImportAsync("README.txt");

        (await Count("")).Should().Be(3);
        (await Count("state=FAILED")).Should().Be(1);
        (await Count("state=COMPLETED&state=PENDING")).Should().Be(2);
        (await Count($"volume={Archive}")).Should().Be(0);
        (await Count($"project={Wgs}&volume={Inbox}")).Should().Be(3);
        (await GetAsync("/storage/imports?state=DONE")).Code.Should().Be(9011);
        (await GetAsync("/storage/imports")).Items[0]!.AsObject().Select(member => member.Key).Should().BeEquivalentTo("href", "id", "state");

        async Task<int> Count(string query) => (await GetAsync($"/storage/imports?{query}")).Items.Count;
    }

    [Fact]
    public async Task Bulk_SomeItemsAreWrong_AnswersInOrderWithTheirErrors()
    {
        static string Item(string volume) => $$"""{"source":{"volume":"{{volume}}","location":"README.txt"},"destination":{"project":"{{Wgs}}"},"autorename":true}""";
        var started = await PostAsync("/bulk/storage/imports/create", $$"""{"items":[{{Item(Inbox)}},{{Item("nobody/nothing")}},{{Item(Inbox)}}]}""");

        started.Items.Select(entry => ErrorOf(entry!)).Should().Equal(null, 9007, null);
        Clock.Advance(Duration);
        var ids = started.Items.Select(entry => (string?)entry!["resource"]?["id"] ?? "unknown").ToList();
        var read = await PostAsync("/bulk/storage/imports/get?fields=id,state", $$"""{"import_ids":["{{string.Join("\",\"", ids)}}"]}""");

        read.Items.Select(entry => ErrorOf(entry!)).Should().Equal(null, 9008, null);
        read.Items[2]!["resource"]!.ToJsonString().Should().Be($$"""{"id":"{{ids[2]}}","state":"COMPLETED"}""");
    }

    [Fact]
    public async Task Bulk_TooMany_IsRefused()
    {
        var ids = string.Join(',', Enumerable.Repeat("\"x\"", 101));

        (await PostAsync("/bulk/storage/imports/get", $$"""{"import_ids":[{{ids}}]}""")).Code.Should().Be(9011);
        (await PostAsync("/bulk/storage/imports/create", """{"items":[]}""")).Code.Should().Be(9011);
    }

    [Fact]
    public async Task Get_Unknown_IsRefused() => (await GetAsync("/storage/imports/unknown")).Code.Should().Be(9008);

    [Fact]
    public async Task Get_ResultIsDeletedAfterwards_ShowsNone()
    {
        var done = await EndOfAsync(await ImportAsync("README.txt"));
        await SendAsync("DELETE", $"/files/{done["result"]!["id"]}");

        var later = await GetAsync($"/storage/imports/{done["id"]}");

        later.Status.Should().Be(HttpStatusCode.OK);
        later.Body!["result"].Should().BeNull();
    }
}
