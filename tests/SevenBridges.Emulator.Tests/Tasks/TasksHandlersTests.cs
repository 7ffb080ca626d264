using System.Text.Json.Nodes;
using SevenBridges.Emulator.Tests.Support;

namespace SevenBridges.Emulator.Tests.Tasks;

public sealed class TasksHandlersTests
{
    private const string Cat = "admin/sbg-public-data/cat-files";

    private readonly LocalPlatform platform = new();
    private readonly string one;
    private readonly string two;

    public TasksHandlersTests()
    {
        one = platform.AddFile("one.txt", "1\n", ("sample_id", "S1"));
        two = platform.AddFile("two.txt", "2\n", ("sample_id", "S2"));
    }

    private JsonObject Inputs => new() { ["files"] = new JsonArray(LocalPlatform.File(one), LocalPlatform.File(two)) };

    [Fact]
    public void Run_AsTimePasses_IsQueuedRunsAndIsCompleted()
    {
        var task = platform.Run(Cat, Inputs);
        ((string?)task["status"]).Should().Be("QUEUED");
        ((string?)task["inputs"]!["files"]![0]!["name"]).Should().Be("one.txt");

        platform.Clock.Advance(TimeSpan.FromSeconds(60));
        var running = platform.Task(task);
        ((string?)running["status"]).Should().Be("RUNNING");
        ((long?)running["execution_status"]!["running_duration"]).Should().Be(40_000);

        var done = platform.Finished(task);
        ((string?)done["status"]).Should().Be("COMPLETED");
        ((string?)done["end_time"]).Should().Be("2025-02-01T10:01:40Z");
        ((string?)done["price"]!["amount"]).Should().Be("0.02");
        ((int?)done["execution_status"]!["steps_completed"]).Should().Be(1);
    }

    [Fact]
    public void Run_AtItsEnd_WritesOutputsIntoTheProject()
    {
        var output = platform.Finished(platform.Run(Cat, Inputs))["outputs"]!["concatenated"]!;

        platform.TextOf(output).Should().Be("1\n2\n");
        ((string?)output["name"]).Should().Be("concatenated.txt");
        ((long?)output["size"]).Should().Be(4);
        var file = platform.State.Files[(string)output["path"]!].Document;
        ((string?)file["parent"]).Should().Be(platform.Root);
        ((string?)file["metadata"]!["sample_id"]).Should().Be("S1");
        ((string?)file["origin"]!["task"]).Should().NotBeNull();
    }

    [Fact]
    public void Run_NameIsTaken_GetsANumber()
    {
        platform.Finished(platform.Run(Cat, Inputs));
        platform.Finished(platform.Run(Cat, Inputs));

        var third = platform.Finished(platform.Run(Cat, Inputs));

        ((string?)third["outputs"]!["concatenated"]!["name"]).Should().Be("_2_concatenated.txt");
    }

    [Fact]
    public void Run_LookedAtTwiceAfterItsEnd_RanOnce()
    {
        var task = platform.Run(Cat, Inputs);
        platform.Finished(task);
        var files = platform.State.Files.Count;

        platform.Finished(task);

        platform.State.Files.Should().HaveCount(files);
    }

    [Fact]
    public void Run_OutputLocation_MakesTheFolder()
    {
        var task = platform.Create(Cat, Inputs, "action=run", body => body["output_location"] = new JsonObject { ["main_location"] = "/results/<task_id>/" });

        var output = platform.Finished(task)["outputs"]!["concatenated"]!;

        var folder = platform.State.Files[platform.State.Files[(string)output["path"]!].Parent];
        folder.Name.Should().Be((string?)task["id"]);
        platform.State.Files[folder.Parent].Name.Should().Be("results");
    }

    [Fact]
    public void Run_CommandFails_TaskFailsAndSaysWhy()
    {
        var app = platform.Install("wrong", """{"class": "CommandLineTool", "baseCommand": ["cat", "/nowhere"], "inputs": [], "outputs": []}""");

        var failed = platform.Finished(platform.Run(app, []));

        ((string?)failed["status"]).Should().Be("FAILED");
        ((string?)failed["execution_status"]!["message"]).Should().Contain("No such file");
    }

    public static TheoryData<string, string> WrongInputs => new()
    {
        { "{}", "Required input 'files' is missing." },
        { """{"files": 3}""", "a list is expected" },
        { """{"files": ["x"]}""", "a file is expected" },
        { """{"files": [{"class": "file", "path": "000000000000000000000000"}]}""", "does not exist" },
        { """{"files": [], "output_name": 3}""", "a text is expected" },
        { """{"files": [], "other": 3}""", "no input 'other'" },
    };

    [Theory]
    [MemberData(nameof(WrongInputs))]
    public void Run_InputsDoNotFit_StaysADraftWithErrors(string inputs, string message)
    {
        var task = platform.Run(Cat, (JsonObject)JsonNode.Parse(inputs)!);

        ((string?)task["status"]).Should().Be("DRAFT");
        task["errors"]!.ToJsonString().Should().Contain(message.Replace("'", "\\u0027", StringComparison.Ordinal));
    }

    [Fact]
    public void Update_Draft_MergesInputs()
    {
        var task = platform.Create(Cat, Inputs);

        var changed = platform.Call("tasks.update", $"task={task["id"]}", body: JsonNode.Parse("""{"name": "new", "inputs": {"output_name": "x.txt"}}""")).Body!;

        ((string?)changed["name"]).Should().Be("new");
        ((JsonObject)changed["inputs"]!).Select(input => input.Key).Should().Equal("files", "output_name");
    }

    [Fact]
    public void Update_NoDraft_MayOnlyBeRenamed()
    {
        var task = platform.Run(Cat, Inputs);

        platform.Call("tasks.update", $"task={task["id"]}", body: JsonNode.Parse("""{"name": "new"}""")).Body!["name"]!.ToString().Should().Be("new");
        platform.Refuses(() => platform.Call("tasks.update", $"task={task["id"]}", body: JsonNode.Parse("""{"description": "x"}"""))).Code.Should().Be(7026);
        platform.Refuses(() => platform.Call("tasks.patchInputs", $"task={task["id"]}", body: new JsonObject())).Code.Should().Be(7026);
    }

    [Fact]
    public void Inputs_Patched_AreMerged()
    {
        var task = platform.Create(Cat, Inputs);

        platform.Call("tasks.patchInputs", $"task={task["id"]}", body: JsonNode.Parse("""{"output_name": "x.txt"}"""));

        var inputs = platform.Get("tasks.getInputs", $"task={task["id"]}");
        ((string?)inputs["output_name"]).Should().Be("x.txt");
        ((string?)inputs["files"]![1]!["name"]).Should().Be("two.txt");
    }

    [Fact]
    public void Run_Draft_StartsItOnce()
    {
        var task = platform.Create(Cat, Inputs);

        platform.Call("tasks.run", $"task={task["id"]}", "use_interruptible_instances=False").Body!["status"]!.ToString().Should().Be("QUEUED");
        platform.Refuses(() => platform.Call("tasks.run", $"task={task["id"]}")).Code.Should().Be(7007);
    }

    [Fact]
    public void Abort_Running_EndsWithoutOutputs()
    {
        var task = platform.Run(Cat, Inputs);
        platform.Clock.Advance(TimeSpan.FromSeconds(60));

        platform.Call("tasks.abort", $"task={task["id"]}");

        var aborted = platform.Finished(task);
        ((string?)aborted["status"]).Should().Be("ABORTED");
        ((string?)aborted["end_time"]).Should().Be("2025-02-01T10:01:00Z");
        ((JsonObject)aborted["outputs"]!).Should().BeEmpty();
        platform.Refuses(() => platform.Call("tasks.abort", $"task={task["id"]}")).Code.Should().Be(7008);
    }

    [Fact]
    public void Abort_Draft_IsRefused() =>
        platform.Refuses(() => platform.Call("tasks.abort", $"task={platform.Create(Cat, Inputs)["id"]}")).Code.Should().Be(7011);

    [Fact]
    public void Clone_Run_StartsATaskOfItsOwn()
    {
        var task = platform.Finished(platform.Run(Cat, Inputs));

        var clone = (JsonObject)platform.Call("tasks.clone", $"task={task["id"]}", "action=run").Body!;

        clone["id"]!.ToString().Should().NotBe(task["id"]!.ToString());
        ((string?)clone["status"]).Should().Be("QUEUED");
        clone["inputs"]!.ToJsonString().Should().Be(task["inputs"]!.ToJsonString());
    }

    [Fact]
    public void Delete_Task_IsGone()
    {
        var task = platform.Create(Cat, Inputs);

        platform.Call("tasks.delete", $"task={task["id"]}").Status.Should().Be(204);

        platform.Refuses(() => platform.Task(task)).Code.Should().Be(7002);
    }

    [Fact]
    public void ExecutionDetails_Completed_HaveJobsWithLogs()
    {
        var task = platform.Finished(platform.Run(Cat, Inputs));

        var job = platform.Get("tasks.getExecutionDetails", $"task={task["id"]}")["jobs"]![0]!;

        ((string?)job["command_line"]).Should().StartWith("cat /").And.EndWith("> concatenated.txt");
        var log = (string)job["logs"]!["cmd.log"]!;
        log.Should().EndWith("/download_info");
        platform.State.Files[log.Split('/')[^2]].Content!.Length.Should().BePositive();
    }

    [Fact]
    public void ExecutionDetails_Draft_AreRefused() =>
        platform.Refuses(() => platform.Get("tasks.getExecutionDetails", $"task={platform.Create(Cat, Inputs)["id"]}")).Status.Should().Be(400);

    [Theory]
    [InlineData("x", 7005)]
    [InlineData("00000000-0000-4000-8000-000000000000", 7002)]
    public void Get_WrongId_IsRefused(string id, int code) =>
        platform.Refuses(() => platform.Get("tasks.get", $"task={id}")).Code.Should().Be(code);

    [Fact]
    public void Create_WithoutPermission_IsRefused()
    {
        platform.State.Projects[LocalPlatform.Project].Members.Add("bob", LocalPlatform.Member("write"));
        platform.As = "bob";
        platform.Refuses(() => platform.Create(Cat, Inputs)).Code.Should().Be(7001);

        platform.As = "eve";
        platform.Refuses(() => platform.Create(Cat, Inputs)).Code.Should().Be(3002);
    }

    [Theory]
    [InlineData("", 7015)]
    [InlineData("nonsense", 7016)]
    [InlineData("ada/engine/none", 6002)]
    public void Create_WrongApp_IsRefused(string app, int code) =>
        platform.Refuses(() => platform.Create(app, Inputs)).Code.Should().Be(code);

    [Fact]
    public void Query_Filters_NarrowTheList()
    {
        platform.Run(Cat, Inputs);
        platform.Clock.Advance(TimeSpan.FromSeconds(100));
        platform.Create(Cat, Inputs);

        Count("project=ada/engine").Should().Be(2);
        Count("status=COMPLETED").Should().Be(1);
        Count("created_from=2025-02-01T10:01:00").Should().Be(1);
        Count("ended_to=2025-02-01T10:01:40").Should().Be(1);
        Count("started_from=2025-02-01T10:00:01").Should().Be(0);
        Count("batch=true").Should().Be(0);
        Count("origin_id=x").Should().Be(0);
        platform.Call("tasks.query", query: "order_by=created_time&order=desc").Listing!.All()[0]["status"]!.ToString().Should().Be("DRAFT");
        platform.Refuses(() => Count("status=DONE")).Code.Should().Be(7006);
    }

    private int Count(string query) => platform.Call("tasks.query", query: query).Listing!.All().Count;
}
