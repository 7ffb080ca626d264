using System.Text.Json.Nodes;
using SevenBridges.Emulator.Hosting;
using SevenBridges.Emulator.Tests.Support;

namespace SevenBridges.Emulator.Tests.Tasks;

public sealed class BatchTests
{
    private const string Cat = "admin/sbg-public-data/cat-files";
    private const string Count = "admin/sbg-public-data/count-lines";

    private readonly LocalPlatform platform = new();
    private readonly JsonArray files;

    public BatchTests() => files =
    [
        LocalPlatform.File(platform.AddFile("a1", "1\n", ("sample_id", "A"))),
        LocalPlatform.File(platform.AddFile("b1", "2\n", ("sample_id", "B"))),
        LocalPlatform.File(platform.AddFile("a2", "3\n", ("sample_id", "A"))),
    ];

    [Fact]
    public void Run_ByCriteria_MakesOneChildForEachGroup()
    {
        var parent = Batch(Cat, "files", """{"type": "criteria", "criteria": ["metadata.sample_id"]}""");
        ((string?)parent["status"]).Should().Be("CREATING");

        var done = platform.Finished(parent);

        ((string?)done["status"]).Should().Be("COMPLETED");
        ((int?)done["execution_status"]!["completed"]).Should().Be(2);
        ((string?)done["price"]!["amount"]).Should().Be("0.04");
        var children = Children(parent);
        children.Select(child => (string?)child["name"]).Should().Equal("try: A", "try: B");
        children[0]["batch_group"]!.ToJsonString().Should().Be("""{"value":"A","fields":{"metadata.sample_id":"A"}}""");
        platform.TextOf(children[0]["outputs"]!["concatenated"]).Should().Be("1\n3\n");
    }

    [Fact]
    public void Run_ByItem_MakesOneChildForEachItem()
    {
        var parent = Batch(Count, "file", """{"type": "ITEM"}""");
        platform.Finished(parent);

        Children(parent).Select(child => (string?)child["batch_group"]!["value"]).Should().Equal("a1", "b1", "a2");
        Children(parent).Should().OnlyContain(child => (string?)child["status"] == "COMPLETED");
    }

    [Fact]
    public void Run_GroupsOfManyForASingleFile_StaysADraftWithErrors()
    {
        var parent = Batch(Count, "file", """{"type": "CRITERIA", "criteria": ["metadata.sample_id"]}""");

        ((string?)parent["status"]).Should().Be("DRAFT");
        ((JsonArray)parent["errors"]!).Should().NotBeEmpty();
        Children(parent).Should().BeEmpty();
    }

    [Fact]
    public void Run_BatchIsSwitchedOff_IsOneTask()
    {
        var task = Batch(Cat, "files", """{"type": "ITEM"}""", "action=run&batch=false");

        ((bool?)task["batch"]).Should().BeFalse();
        platform.TextOf(platform.Finished(task)["outputs"]!["concatenated"]).Should().Be("1\n2\n3\n");
    }

    [Fact]
    public void Abort_Parent_StopsItsChildren()
    {
        var parent = Batch(Cat, "files", """{"type": "ITEM"}""");
        platform.Clock.Advance(TimeSpan.FromSeconds(50));
        ((string?)platform.Task(parent)["status"]).Should().Be("RUNNING");

        var aborted = platform.Call("tasks.abort", $"task={parent["id"]}").Body!;

        ((int?)aborted["execution_status"]!["aborted"]).Should().Be(3);
        Children(parent).Should().OnlyContain(child => (string?)child["status"] == "ABORTED");
    }

    [Fact]
    public void Create_AppBatchesByItself_IsABatch()
    {
        var app = platform.Install("own", """
            {"class": "CommandLineTool", "baseCommand": "cat", "inputs": {"file": {"type": "File", "inputBinding": {}}}, "outputs": {"o": "stdout"},
             "sbg:batchInput": "#file", "sbg:batchBy": {"type": "item"}}
            """);

        var task = platform.Create(app, new JsonObject { ["file"] = files.DeepClone() });
        ((string?)task["batch_input"]).Should().Be("file");

        platform.Call("tasks.update", $"task={task["id"]}", body: JsonNode.Parse("""{"batch": false}"""));
        var renamed = platform.Call("tasks.update", $"task={task["id"]}", body: JsonNode.Parse("""{"name": "x"}""")).Body!;
        ((bool?)renamed["batch"]).Should().BeFalse();
    }

    [Theory]
    [InlineData("""{"batch_by": {"type": "item"}}""", "files", "ITEM")]
    [InlineData("""{"batch_input": "others"}""", "others", "CRITERIA")]
    public void Update_OnePartOfABatch_LeavesTheOther(string change, string input, string type)
    {
        var draft = Batch(Cat, "files", """{"type": "CRITERIA", "criteria": ["metadata.sample_id"]}""", "");

        var changed = platform.Call("tasks.update", $"task={draft["id"]}", body: JsonNode.Parse(change)).Body!;

        ((string?)changed["batch_input"]).Should().Be(input);
        ((string?)changed["batch_by"]!["type"]).Should().Be(type);
    }

    [Theory]
    [InlineData(""" {"batch_input": "files"} """, "", 7023)]
    [InlineData(""" {"batch_by": {"type": "ITEM"}} """, "", 7023)]
    [InlineData(""" {"batch_input": "", "batch_by": {"type": "ITEM"}} """, "", 7018)]
    [InlineData(""" {"batch_input": "files", "batch_by": {"type": "OTHER"}} """, "", 7020)]
    [InlineData(""" {"batch_input": "files", "batch_by": {"type": "CRITERIA"}} """, "", 7019)]
    [InlineData(""" {"batch": true} """, "", 7023)]
    [InlineData("{}", "batch=false", 7021)]
    [InlineData("{}", "action=run&batch=false", 7022)]
    [InlineData("{}", "action=stop", 7013)]
    [InlineData("{}", "action=", 7014)]
    public void Create_WrongBatch_IsRefusedAndLeavesNothing(string members, string query, int code)
    {
        var create = () => platform.Create(Cat, new JsonObject { ["files"] = files.DeepClone() }, query, body =>
        {
            foreach (var (name, value) in (JsonObject)JsonNode.Parse(members)!)
                body[name] = value?.DeepClone();
        });

        create.Should().Throw<Refusal>().Which.Code.Should().Be(code);
        platform.State.Tasks.Should().BeEmpty();
    }

    private JsonObject Batch(string app, string input, string by, string query = "action=run") =>
        platform.Create(app, new JsonObject { [input] = files.DeepClone() }, query, body =>
        {
            body["batch_input"] = input;
            body["batch_by"] = JsonNode.Parse(by);
        });

    private IReadOnlyList<JsonNode> Children(JsonNode parent) => platform.Call("tasks.query", query: $"parent={parent["id"]}").Listing!.All();
}
