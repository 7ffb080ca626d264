using System.Net;
using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Tests.Api;

/// <summary>Many files in one call: an entry for each, in order, and what is wrong with the call as a whole.</summary>
public class BulkFilesTests : ApiTest
{
    private const string Mine = "rfranklin/wgs";
    private const string Nobody = "5f0000000000000000000000";

    [Fact]
    public async Task Get_SomeThatAreThereAndOneThatIsNot_HasAnEntryForEachInOrder()
    {
        var files = await IdsAsync();

        var answer = await SendAsync("POST", "/bulk/files/get?fields=id,name", Ids(files[1], Nobody, files[0]));

        answer.Items.Select(item => (string?)item!["resource"]?["id"]).Should().Equal(files[1], null, files[0]);
        answer.Items[0]!["resource"]!.AsObject().Select(member => member.Key).Should().Equal("id", "name");
        answer.Items[1]!["error"]!["code"]!.GetValue<int>().Should().Be(5002);
        answer.Items[1]!["error"]!["status"]!.GetValue<int>().Should().Be(404);
    }

    [Fact]
    public async Task Delete_FileFolderWithContentAndPublicFile_DeletesWhatMayBeDeleted()
    {
        var (files, reference) = (await IdsAsync(), (await IdsAsync("admin/sbg-public-data"))[0]);
        var folder = (string)(await GetAsync($"/files?project={Mine}&name=reports")).Items[0]!["id"]!;

        var answer = await SendAsync("POST", "/bulk/files/delete", Ids(files[0], folder, reference, files[0]));

        Codes(answer).Should().Equal(null, 5021, 5001, 5002);
        (await GetAsync($"/files/{files[0]}")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Update_MembersLeftOut_AreErased()
    {
        var file = (await IdsAsync())[0];

        await SendAsync("POST", "/bulk/files/update", $$"""{"items":[{"id":"{{file}}","name":"other.fastq","metadata":{"a":"b"} }]}""");

        var details = (await GetAsync($"/files/{file}")).Body!;
        ((string)details["name"]!).Should().Be("other.fastq");
        details["tags"]!.AsArray().Should().BeEmpty();
        details["metadata"]!.ToJsonString().Should().Be("""{"a":"b"}""");
    }

    [Fact]
    public async Task Edit_MembersLeftOut_StayAndMetadataAreMerged()
    {
        var file = (await IdsAsync())[0];

        await SendAsync("POST", "/bulk/files/edit", $$"""{"items":[{"id":"{{file}}","metadata":{"a":"b","paired_end":null} }]}""");

        var details = (await GetAsync($"/files/{file}")).Body!;
        ((string)details["name"]!).Should().Be("S1_R1.fastq");
        details["tags"]!.ToJsonString().Should().Be("""["raw"]""");
        details["metadata"]!.ToJsonString().Should().Be("""{"sample_id":"S1","experimental_strategy":"WGS","a":"b"}""");
    }

    [Fact]
    public async Task Edit_ItemsOfEveryFault_GiveTheCodeOfEach()
    {
        var (files, reference) = (await IdsAsync(), (await IdsAsync("admin/sbg-public-data"))[0]);
        var folder = (string)(await GetAsync($"/files?project={Mine}&name=reports")).Items[0]!["id"]!;

        var answer = await SendAsync("POST", "/bulk/files/edit", $$"""
            {"items":[{"id":"{{files[0]}}","name":"S1_R2.fastq"},{"id":"{{files[0]}}","name":"a/b"},{"id":"{{files[0]}}","metadata":{"k":"{{new string('v', 301)}}"} },
              {"id":"{{files[0]}}","metadata":{" ":"v"} },{"id":"{{folder}}","name":"x"},{"id":"{{reference}}","name":"x"},{"id":"{{Nobody}}"}]}
            """);

        Codes(answer).Should().Equal(5003, 5024, 5006, 5035, 5023, 5008, 5002);
        (await GetAsync($"/files/{files[0]}")).Body!["metadata"]!.AsObject().Should().NotContainKey("k");
    }

    [Theory]
    [InlineData("update")]
    [InlineData("edit")]
    public async Task Change_ItemUnderTheReferencesName_IsTaken(string verb)
    {
        var file = (await IdsAsync())[0];

        var answer = await SendAsync("POST", $"/bulk/files/{verb}", $$"""{"items":[{"file_id":"{{file}}","tags":["new"]}]}""");

        answer.Items[0]!["resource"]!["tags"]!.ToJsonString().Should().Be("""["new"]""");
    }

    [Theory]
    [InlineData("update", """{"items":[{"name":"x"}]}""", 5004)]
    [InlineData("edit", """{"items":[{"id":" ","name":"x"}]}""", 5004)]
    [InlineData("update", """{"items":[null]}""", 5033)]
    [InlineData("update", "{}", 5033)]
    [InlineData("edit", """{"items":[]}""", 5033)]
    [InlineData("get", """{"file_ids":[""]}""", 5004)]
    [InlineData("get", """{"file_ids":"x"}""", 5033)]
    [InlineData("delete", "{}", 5033)]
    public async Task Call_ThatIsWrongAsAWhole_IsRefusedAndChangesNothing(string verb, string body, int code)
    {
        var answer = await SendAsync("POST", $"/bulk/files/{verb}", body);

        (answer.Status, answer.Code).Should().Be((HttpStatusCode.BadRequest, code));
    }

    [Fact]
    public async Task Call_OfAHundredAndOneItems_IsRefused()
    {
        var answer = await SendAsync("POST", "/bulk/files/get", Ids([.. Enumerable.Repeat(Nobody, 101)]));

        answer.Code.Should().Be(5033);
        (await SendAsync("POST", "/bulk/files/get", Ids([.. Enumerable.Repeat(Nobody, 100)]))).Items.Should().HaveCount(100);
    }

    [Fact]
    public async Task Tasks_SomeThatAreThereAndSomeThatAreNot_HaveAnEntryForEachInOrder()
    {
        var task = (string)(await GetAsync("/tasks")).Items[0]!["id"]!;

        var answer = await SendAsync("POST", "/bulk/tasks/get?fields=status", $$"""{"task_ids":["no-uuid","{{Guid.Empty}}","{{task}}"]}""");

        Codes(answer).Should().Equal(7005, 7002, null);
        answer.Items[2]!["resource"]!.ToJsonString().Should().Be("""{"status":"COMPLETED"}""");
        (await SendAsync("POST", "/bulk/tasks/get", """{"task_ids":[" "]}""")).Code.Should().Be(7004);
    }

    private static IEnumerable<int?> Codes(Reply answer) => answer.Items.Select(item => (int?)item!["error"]?["code"]);

    private static string Ids(params string[] ids) => new JsonObject { ["file_ids"] = new JsonArray([.. ids.Select(id => (JsonNode)id)]) }.ToJsonString();

    private async Task<List<string>> IdsAsync(string project = Mine) => [.. (await GetAsync($"/files?project={project}")).Items.Select(file => (string)file!["id"]!)];
}
