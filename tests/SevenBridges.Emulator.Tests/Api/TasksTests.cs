using System.Net;
using System.Text;

namespace SevenBridges.Emulator.Tests.Api;

public sealed class TasksTests : ApiTest
{
    private const string Project = "rfranklin/wgs";

    protected override EmulatorOptions Options => new() { TaskDuration = TimeSpan.Zero };

    [Fact]
    public async Task Task_OfASeededApp_RunsOverSeededFiles()
    {
        var file = (await GetAsync($"/files?project={Project}&name=S1_R1.fastq")).Items[0]!["id"];

        var task = (await SendAsync("POST", "/tasks?action=run", $$$"""
            {"project": "{{{Project}}}", "app": "admin/sbg-public-data/count-lines", "inputs": {"file": {"class": "File", "path": "{{{file}}}"} } }
            """)).Body!;

        ((string?)task["status"]).Should().Be("COMPLETED");
        var output = task["outputs"]!["count"]!;
        ((string?)output["name"]).Should().Be("S1_R1.lines.txt");
        (await ContentAsync($"/files/{output["path"]}/download_info")).Should().Be("400\n");
        var details = (await GetAsync($"/tasks/{task["id"]}/execution_details")).Body!;
        var log = new Uri((string)details["jobs"]![0]!["logs"]!["cmd.log"]!).AbsolutePath["/v2".Length..];
        (await ContentAsync(log)).Should().StartWith("wc -l < ");
        (await GetAsync($"/tasks?project={Project}&fields=id,status,outputs.count")).Items.Should().HaveCount(2);
    }

    [Fact]
    public async Task Task_ThatNobodyLooksAt_WritesItsOutputsAllTheSame()
    {
        var file = (await GetAsync($"/files?project={Project}&name=S1_R1.fastq")).Items[0]!["id"];

        var task = (await SendAsync("POST", "/tasks", $$$"""
            {"project": "{{{Project}}}", "app": "admin/sbg-public-data/count-lines", "inputs": {"file": {"class": "File", "path": "{{{file}}}"} } }
            """)).Body!["id"];
        await SendAsync("POST", $"/tasks/{task}/actions/run");

        (await GetAsync($"/files?project={Project}&origin.task={task}")).Items.Should().ContainSingle();
    }

    [Fact]
    public async Task Account_FromTheBeginning_HasAFinishedTaskWithItsOutput()
    {
        var task = (await GetAsync($"/tasks?project={Project}&fields=_all")).Items.Single()!;

        ((string?)task["status"]).Should().Be("COMPLETED");
        var checksums = (string?)task["outputs"]!["checksums"]!["path"];
        (await ContentAsync($"/files/{checksums}/download_info")).Should().MatchRegex("^[0-9a-f]{64} ").And.Contain("S1_R2.fastq");
        ((string?)task["price"]!["currency"]).Should().Be("USD");
    }

    [Fact]
    public async Task App_InstalledFromYaml_IsReadBackAsJson()
    {
        const string yaml = "class: CommandLineTool\ncwlVersion: v1.2\nlabel: Echo\nbaseCommand: [echo, hello]\ninputs: []\noutputs:\n  said: stdout\n";
        using var content = new StringContent(yaml, Encoding.UTF8, "application/yaml");
        using var installed = await Http.PostAsync(Emulator.Endpoint + $"/apps/{Project}/echo/raw", content);
        installed.StatusCode.Should().Be(HttpStatusCode.OK);

        ((string?)(await GetAsync($"/apps/{Project}/echo/0/raw")).Body!["sbg:id"]).Should().Be($"{Project}/echo/0");
        ((string?)(await GetAsync($"/apps/{Project}/echo/0")).Body!["name"]).Should().Be("Echo");
        ((string?)(await GetAsync($"/apps/{Project}/echo")).Body!["id"]).Should().Be($"{Project}/echo/0");
        (await GetAsync($"/apps?project={Project}")).Items[0]!.AsObject().Select(member => member.Key).Should().BeEquivalentTo("href", "id", "name", "project");
        var task = (await SendAsync("POST", "/tasks?action=run", $$"""{"project": "{{Project}}", "app": "{{Project}}/echo", "inputs": {} }""")).Body!;
        (await ContentAsync($"/files/{task["outputs"]!["said"]!["path"]}/download_info")).Should().Be("hello\n");
        (await GetAsync($"/files?project={Project}&name=stdout.txt")).Items.Should().ContainSingle();
    }

    private async Task<string> ContentAsync(string downloadInfo)
    {
        using var plain = new HttpClient();
        return await plain.GetStringAsync(new Uri((string)(await GetAsync(downloadInfo)).Body!["url"]!));
    }
}
