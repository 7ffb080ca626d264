using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using SevenBridges.Emulator.Tests.Api;

namespace SevenBridges.Emulator.Tests.FileJobs;

public sealed class FileJobsTests : ApiTest
{
    private const string Wgs = "rfranklin/wgs";
    private const string Public = "admin/sbg-public-data";

    private FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2025, 2, 1, 10, 0, 0, TimeSpan.Zero));

    protected override EmulatorOptions Options => new() { Clock = Clock, TaskDuration = TimeSpan.FromSeconds(100) };

    [Fact]
    public async Task Job_AsTimePasses_GoesThroughItsStates()
    {
        var job = await BeginAsync("copy", Item(await FileAsync(Wgs), $"\"project\":\"{await ProjectAsync()}\""));
        var seen = new List<string> { (string)job["state"]! };

        foreach (var seconds in new[] { 20, 20, 59, 1 })
        {
            Clock.Advance(TimeSpan.FromSeconds(seconds));
            seen.Add((string)(await GetAsync($"/async/files/copy/{job["id"]}")).Body!["state"]!);
        }

        seen.Should().Equal("SUBMITTED", "RESOLVING", "RUNNING", "RUNNING", "FINISHED");
        var done = (await GetAsync($"/async/files/copy/{job["id"]}")).Body!;
        ((string?)done["finished_on"]).Should().Be("2025-02-01T10:01:40Z");
        ((int?)done["completed_files"]).Should().Be(1);
        ((int?)done["failed_files"]).Should().Be(0);
    }

    [Fact]
    public async Task Copy_FolderWithContent_CopiesAllOfItUnderNewIds()
    {
        var (target, folder) = (await ProjectAsync(), await FolderAsync(Wgs, "tree"));
        await CopyInAsync(folder, "deep.txt");

        var result = await FinishedAsync("copy", Item(folder, $"\"project\":\"{target}\",\"name\":\"\""));

        var copied = (string)result[0]!["resource"]!["id"]!;
        copied.Should().NotBe(folder);
        (await NamesAsync($"project={target}")).Should().Equal("tree");
        (await NamesAsync($"parent={copied}")).Should().Equal("deep.txt");
        (await NamesAsync($"parent={folder}")).Should().Equal("deep.txt");
    }

    [Fact]
    public async Task Copy_NobodyLooksAtTheJob_TheFileIsThereAllTheSame()
    {
        var target = await ProjectAsync();
        await BeginAsync("copy", Item(await FileAsync(Public), $"\"project\":\"{target}\",\"name\":\"ref.fa\""));

        (await NamesAsync($"project={target}")).Should().BeEmpty();
        Clock.Advance(TimeSpan.FromSeconds(100));

        (await NamesAsync($"project={target}")).Should().Equal("ref.fa");
    }

    [Fact]
    public async Task Move_AcrossProjects_KeepsTheFilesIdAndNumbersATakenName()
    {
        var target = await ProjectAsync();
        var file = await CopyInAsync(await FolderAsync(Wgs, "from"), "same.txt");
        await SendAsync("POST", $"/files/{file}/actions/copy", $$"""{"project":"{{target}}"}""");

        var result = await FinishedAsync("move", Item(file, $"\"project\":\"{target}\""));

        ((string?)result[0]!["resource"]!["id"]).Should().Be(file);
        (await NamesAsync($"project={target}")).Should().BeEquivalentTo("same.txt", "_1_same.txt");
        ((string?)(await GetAsync($"/files/{file}")).Body!["project"]).Should().Be(target);
    }

    [Fact]
    public async Task Move_FolderOntoOneOfItsName_IsPutOverItAndGetsItsId()
    {
        var target = await ProjectAsync();
        var (folder, there) = (await FolderAsync(Wgs, "tree"), await FolderAsync(target, "tree"));
        await CopyInAsync(folder, "one.txt");
        await CopyInAsync(there, "two.txt");

        var result = await FinishedAsync("move", Item(folder, $"\"project\":\"{target}\""));

        ((string?)result[0]!["resource"]!["id"]).Should().Be(there);
        (await NamesAsync($"parent={there}")).Should().BeEquivalentTo("one.txt", "two.txt");
        (await GetAsync($"/files/{folder}")).Code.Should().Be(5002);
    }

    [Fact]
    public async Task Delete_FolderWithContent_DeletesAllOfIt()
    {
        var folder = await FolderAsync(Wgs, "tree");
        var file = await CopyInAsync(folder, "deep.txt");

        await FinishedAsync("delete", Item(folder));

        (await GetAsync($"/files/{folder}")).Code.Should().Be(5002);
        (await GetAsync($"/files/{file}")).Code.Should().Be(5002);
    }

    [Fact]
    public async Task Items_SomeCannotBeDone_EachHasItsOwnErrorAndTheOthersAreDone()
    {
        var target = await ProjectAsync();
        var folder = await FolderAsync(Wgs, "tree");
        var inner = (string)(await SendAsync("POST", "/files", $$"""{"name":"inner","type":"folder","parent":"{{folder}}"}""")).Body!["id"]!;
        var root = (string)(await GetAsync($"/projects/{Wgs}")).Body!["root_folder"]!;
        var file = await FileAsync(Wgs);

        var result = await FinishedAsync(
            "copy", Item("none", $"\"project\":\"{target}\""), Item(folder, $"\"parent\":\"{inner}\""), Item(root, $"\"project\":\"{target}\""),
            Item(inner, $"\"parent\":\"{folder}\""), Item(await FileAsync(Public), $"\"parent\":\"{file}\""), Item(file, $"\"project\":\"{target}\""));

        result.Select(item => (int?)item!["error"]?["code"]).Should().Equal(5002, 57010, 57020, 57009, 57021, null);
        (await NamesAsync($"project={target}")).Should().ContainSingle();
    }

    [Fact]
    public async Task Items_NotTheCallers_AreRefusedWithTheirCodes()
    {
        var theirs = await FileAsync(Public);
        var root = (string)(await GetAsync($"/projects/{Wgs}")).Body!["root_folder"]!;

        var moved = await FinishedAsync("move", Item(theirs, $"\"project\":\"{Wgs}\""), Item(root, $"\"project\":\"{Wgs}\""));
        var deleted = await FinishedAsync("delete", Item(theirs), Item(root));
        var copied = await FinishedAsync("copy", Item(await FileAsync(Wgs), $"\"project\":\"{Public}\""), Item(theirs, "\"parent\":\"none\""));

        moved.Select(item => (int?)item!["error"]?["code"]).Should().Equal(5032, 57022);
        deleted.Select(item => (int?)item!["error"]?["code"]).Should().Equal(5001, 5001);
        copied.Select(item => (int?)item!["error"]?["code"]).Should().Equal(5014, 5026);
    }

    [Theory]
    [InlineData("copy", "{}", 57014)]
    [InlineData("copy", """{"items":[]}""", 57038)]
    [InlineData("copy", """{"items":[{"project":"a/b"}]}""", 57002)]
    [InlineData("copy", """{"items":[{"file":"a"}]}""", 57003)]
    [InlineData("copy", """{"items":[{"file":"a","project":"a/b","parent":"c"}]}""", 57429)]
    [InlineData("copy", """{"items":[{"file":"a","project":"a/b","name":"c/d"}]}""", 57018)]
    [InlineData("move", """{"items":[{"file":"a","project":"a/b"},{"file":"a","project":"a/b"}]}""", 57008)]
    [InlineData("delete", """{"items":[{"file":""}]}""", 57002)]
    public async Task Begin_WrongRequest_IsRefusedAtOnceAndMakesNoJob(string type, string body, int code)
    {
        var reply = await SendAsync("POST", $"/async/files/{type}", body);

        reply.Status.Should().Be(HttpStatusCode.BadRequest);
        reply.Code.Should().Be(code);
        (await GetAsync("/async/files")).Items.Should().BeEmpty();
    }

    [Fact]
    public async Task Begin_EmptyParentBesideAProject_IsTakenAsTheReferenceShowsIt()
    {
        var job = await BeginAsync("copy", Item(await FileAsync(Wgs), $"\"project\":\"{Wgs}\",\"parent\":\"\""));

        ((string?)job["state"]).Should().Be("SUBMITTED");
    }

    [Fact]
    public async Task Get_UnknownOrOfAnotherType_IsRefused()
    {
        var job = await BeginAsync("delete", Item(await FileAsync(Wgs)));

        (await GetAsync("/async/files/delete/1")).Code.Should().Be(57039);
        (await GetAsync($"/async/files/copy/{job["id"]}")).Code.Should().Be(57026);
    }

    [Fact]
    public async Task Query_ListsTheJobsWithTheirStates()
    {
        await BeginAsync("delete", Item(await FileAsync(Wgs)));
        Clock.Advance(TimeSpan.FromSeconds(100));
        await BeginAsync("copy", Item(await FileAsync(Public), $"\"project\":\"{Wgs}\""));

        (await GetAsync("/async/files")).Items.Select(job => $"{job!["type"]} {job["state"]}").Should().Equal("DELETE FINISHED", "COPY SUBMITTED");
    }

    private static string Item(string file, string more = "") => $$"""{"file":"{{file}}"{{(more.Length > 0 ? "," : "")}}{{more}}}""";

    private async Task<JsonNode> BeginAsync(string type, params string[] items) =>
        (await SendAsync("POST", $"/async/files/{type}", $$"""{"items":[{{string.Join(',', items)}}]}""")).Body!;

    private async Task<JsonArray> FinishedAsync(string type, params string[] items)
    {
        var job = await BeginAsync(type, items);
        Clock.Advance(TimeSpan.FromSeconds(100));
        return (await GetAsync($"/async/files/{type}/{job["id"]}")).Body!["result"]!.AsArray();
    }

    private async Task<string> FileAsync(string project) =>
        (string)(await GetAsync($"/files?project={project}")).Items.First(item => (string?)item!["type"] == "file")!["id"]!;

    private async Task<string> FolderAsync(string project, string name) =>
        (string)(await SendAsync("POST", "/files", $$"""{"name":"{{name}}","type":"folder","project":"{{project}}"}""")).Body!["id"]!;

    private async Task<string> CopyInAsync(string folder, string name) =>
        (string)(await SendAsync("POST", $"/files/{await FileAsync(Public)}/actions/copy", $$"""{"parent":"{{folder}}","name":"{{name}}"}""")).Body!["id"]!;

    private async Task<IEnumerable<string?>> NamesAsync(string query) => (await GetAsync($"/files?{query}")).Items.Select(item => (string?)item!["name"]);
}
