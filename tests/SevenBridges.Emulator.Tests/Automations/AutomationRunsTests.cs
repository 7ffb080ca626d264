using System.Net;
using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Tests.Automations;

public sealed class AutomationRunsTests : AutomationTest
{
    [Fact]
    public async Task Run_AsTimePasses_GoesThroughItsStatesAndFinishes()
    {
        var run = await RunAsync();
        var seen = new List<string> { await StatusAsync(run) };

        foreach (var seconds in new[] { 10, 10, 10, 60 })
        {
            Clock.Advance(TimeSpan.FromSeconds(seconds));
            seen.Add(await StatusAsync(run));
        }

        Clock.Advance(TimeSpan.FromSeconds(10));
        var done = (await AskAsync("GET", $"/automation/runs/{run}")).Body!;
        seen.Should().Equal("CREATED", "QUEUED_FOR_EXECUTION", "SENT_TO_EXECUTION", "RUNNING", "RUNNING");
        ((string?)done["status"]).Should().Be("FINISHED");
        ((string?)done["start_time"]).Should().Be("2025-02-01T10:00:30Z");
        ((string?)done["end_time"]).Should().Be("2025-02-01T10:01:40Z");
        done["outputs"]!.ToJsonString().Should().Be("""{"samples":7}""");
    }

    [Fact]
    public async Task Run_Finished_HasALogAndAStateThatCanBeRead()
    {
        var run = await RunAsync();
        Clock.Advance(TimeSpan.FromSeconds(100));

        var details = (await AskAsync("GET", $"/automation/runs/{run}")).Body!["execution_details"]!;
        var log = (string)details["log_file"]!["id"]!;
        var state = (await AskAsync("GET", $"/automation/runs/{run}/state")).Body!;

        System.Text.Encoding.UTF8.GetString(Emulator.ContentOf(log)).Should().Contain("input samples = 7").And.EndWith("FINISHED\n");
        JsonNode.Parse(Emulator.ContentOf((string)details["state_file"]!["id"]!))!.ToJsonString().Should().Be(state.ToJsonString());
        ((string?)(await GetAsync($"/files/{log}")).Body!["name"]).Should().Be("run.log");
        (await GetAsync($"/files/{log}/download_info")).Status.Should().Be(HttpStatusCode.OK);
        (await SendAsync("DELETE", $"/files/{log}")).Code.Should().Be(5001);
    }

    [Fact]
    public async Task Stop_WhileItRuns_AnswersNothingAndAborts()
    {
        var run = await RunAsync();
        Clock.Advance(TimeSpan.FromSeconds(50));

        var reply = await AskAsync("POST", $"/automation/runs/{run}/actions/stop");

        reply.Status.Should().Be(HttpStatusCode.OK);
        reply.Body.Should().BeNull();
        (await StatusAsync(run)).Should().Be("QUEUED_FOR_TERMINATION");
        Clock.Advance(TimeSpan.FromSeconds(10));
        (await StatusAsync(run)).Should().Be("ABORTED");
        (await AskAsync("POST", $"/automation/runs/{run}/actions/stop")).Code.Should().Be(90007);
    }

    [Fact]
    public async Task Run_CodeIsGone_Fails()
    {
        var id = await SeededAsync();
        var file = (string)(await GetAsync("/files?project=rfranklin/wgs")).Items.First(item => (string?)item!["type"] == "file")!["id"]!;
        var package = (string)(await AskAsync("POST", $"{Automations}/{id}/packages", $$$"""{"version":"0.0.9","location":"{{{file}}}","schema":{}}""")).Body!["id"]!;
        var run = (string)(await AskAsync("POST", "/automation/runs", $$$"""{"package":"{{{package}}}","inputs":{}}""")).Body!["id"]!;

        await SendAsync("DELETE", $"/files/{file}");
        Clock.Advance(TimeSpan.FromSeconds(100));

        var failed = (await AskAsync("GET", $"/automation/runs/{run}")).Body!;
        ((string?)failed["status"]).Should().Be("FAILED");
        ((string?)failed["message"]).Should().Contain("does not exist");
    }

    [Theory]
    [InlineData("", """{"samples":7,"note":"a"}""")]
    [InlineData(""","merge":true,"inputs":{"note":"b"}""", """{"samples":7,"note":"b"}""")]
    [InlineData(""","merge":false,"inputs":{"samples":1}""", """{"samples":1}""")]
    public async Task Rerun_MergedOrNot_TakesTheInputsThatItShould(string more, string inputs)
    {
        var package = await PackageAsync(await SeededAsync());
        var first = (string)(await AskAsync("POST", "/automation/runs", $$$"""{"package":"{{{package}}}","inputs":{"samples":7,"note":"a"},"name":"one"}""")).Body!["id"]!;

        var second = await AskAsync("POST", $"/automation/runs/{first}/actions/rerun", more.Length == 0 ? null : $$"""{"name":"two"{{more}}}""");

        second.Body!["inputs"]!.ToJsonString().Should().Be(inputs);
        ((string?)second.Body["name"]).Should().Be(more.Length == 0 ? "one" : "two");
        ((string?)second.Body["id"]).Should().NotBe(first);
    }

    [Fact]
    public async Task Create_ResumesAnother_TakesUpItsState()
    {
        var first = await RunAsync();
        Clock.Advance(TimeSpan.FromSeconds(100));

        var second = await RunAsync($$""","resume_from":"{{first}}" """);

        ((string?)(await AskAsync("GET", $"/automation/runs/{second}")).Body!["resumed_from"]).Should().Be(first);
        ((string?)(await AskAsync("GET", $"/automation/runs/{second}/state")).Body!["before"]!["status"]).Should().Be("FINISHED");
    }

    [Fact]
    public async Task Update_BeforeAndAfterItIsExecuted_TakesInputsOnlyBefore()
    {
        var run = await RunAsync();

        var early = await AskAsync("PATCH", $"/automation/runs/{run}", """{"inputs":{"note":"x"},"memory_limit":100}""");
        Clock.Advance(TimeSpan.FromSeconds(30));
        var late = await AskAsync("PATCH", $"/automation/runs/{run}", """{"inputs":{"note":"y"}}""");
        var renamed = await AskAsync("PATCH", $"/automation/runs/{run}", """{"name":"other"}""");

        early.Body!["inputs"]!.ToJsonString().Should().Be("""{"samples":7,"note":"x"}""");
        late.Code.Should().Be(90007);
        ((string?)renamed.Body!["name"]).Should().Be("other");
    }

    [Theory]
    [InlineData("""{"inputs":{"samples":1}}""", 90000)]
    [InlineData("""{"package":"none","inputs":{"samples":1}}""", 90003)]
    [InlineData("""{"package":"PACKAGE","inputs":{}}""", 90000)]
    [InlineData("""{"package":"PACKAGE","inputs":{"samples":1},"resume_from":"none"}""", 90003)]
    [InlineData("""{"package":"PACKAGE","inputs":{"samples":1},"memory_limit":9999}""", 90000)]
    [InlineData("""{"package":"PACKAGE","inputs":{"samples":1},"settings":{"project_id":"no/such"}}""", 3002)]
    public async Task Create_WrongRequest_IsRefused(string body, int code)
    {
        var package = await PackageAsync(await SeededAsync());

        (await AskAsync("POST", "/automation/runs", body.Replace("PACKAGE", package, StringComparison.Ordinal))).Code.Should().Be(code);
    }

    [Fact]
    public async Task Query_ByEachFilter_FindsTheOneAndNotTheOther()
    {
        var run = await RunAsync();
        var package = await PackageAsync(await SeededAsync());

        foreach (var (filter, isFound) in new[]
        {
            ("status=CREATED", true), ("status=RUNNING", false), ("name=AGA", true), ("name=zzz", false), ($"package_id={package}&created_by=rfranklin", true),
            ("created_by=gmendel", false), ("project_id=rfranklin/wgs", false), ("created_from=2025-02-01T10:00:00", true), ("created_to=2025-02-01T09:59:59", false),
        })
            (await AskAsync("GET", $"/automation/runs?{filter}")).Items.Any(item => (string?)item!["id"] == run).Should().Be(isFound, filter);

        (await AskAsync("GET", "/automation/runs?order_by=created_on&order=desc")).Items.Select(item => (string?)item!["name"]).Should().Equal("again", "first night");
        (await AskAsync("GET", "/automation/runs?created_from=yesterday")).Code.Should().Be(90000);
    }
}
