using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Tests.Volumes;

/// <summary>Imports by DRS addresses.</summary>
public sealed class DrsImportsTests : VolumeTest
{
    private const string Create = "/bulk/drs/imports/create";

    [Fact]
    public async Task Import_AsTimePasses_PassesThroughItsStates()
    {
        var job = (await PostAsync(Create, Body(Item("drs://repo.example.org/1")))).Body!;
        var seen = new List<string?> { State(job) };
        for (var quarter = 0; quarter < 3; quarter++)
        {
            Clock.Advance(Duration / 3 + TimeSpan.FromTicks(1));
            seen.Add(State((await GetAsync($"/bulk/drs/imports/{job["id"]}")).Body!));
        }

        seen.Should().Equal("SUBMITTED", "RESOLVING", "RUNNING", "FINISHED");
    }

    [Fact]
    public async Task Import_Finished_HasAFileOrAnErrorForEachItem()
    {
        var items = string.Join(',',
            Item("drs://repo.example.org/ext.cram", ""","metadata":{"sample_id":"S9"}"""),
            Item("https://repo.example.org/x"),
            Item("drs://repo.example.org/y", destination: """ "project":"nobody/nothing" """),
            Item("drs://repo.example.org/y", destination: """ "project":"admin/sbg-public-data" """),
            Item("drs://repo.example.org/y", destination: """ "parent":"000000000000000000000000" """),
            Item("drs://repo.example.org/y", destination: $""" "parent":"{await FileAsync("S1_R1.fastq")}" """),
            """{"drs_uri":"drs://repo.example.org/y"}""",
            Item("drs://repo.example.org/y", $$""","metadata":{"{{new string('k', 101)}}":"v"}"""),
            Item("drs://repo.example.org/y", ""","name":"S1_R1.fastq" """));

        var job = await FinishedAsync($$"""{"items":[{{items}}],"tags":["drs"]}""");

        job["result"]!.AsArray().Select(record => ErrorOf(record!)).Should().Equal(null, 10246, 10213, 10210, 10222, 10227, 10228, 10248, 10372);
        ((int?)job["total_files"], (int?)job["completed_files"], (int?)job["failed_files"]).Should().Be((9, 1, 8));
        var file = (await GetAsync($"/files/{job["result"]![0]!["resource"]!["id"]}")).Body!;
        ((string?)file["name"], file["metadata"]!.ToJsonString(), file["tags"]!.ToJsonString()).Should().Be(("ext.cram", """{"sample_id":"S9"}""", """["drs"]"""));
    }

    [Fact]
    public async Task Import_NameIsTakenAndOverwritten_ReplacesTheFile()
    {
        var before = await FileAsync("S1_R1.fastq");

        var job = await FinishedAsync(Body(Item("drs://repo.example.org/y", ""","name":"S1_R1.fastq" """), ""","conflict_resolution":"OVERWRITE" """));

        ErrorOf(job["result"]![0]!).Should().BeNull();
        (await FileAsync("S1_R1.fastq")).Should().NotBe(before).And.Be((string?)job["result"]![0]!["resource"]!["id"]);
    }

    [Fact]
    public async Task Import_WhatThePlatformRefuses_GetsItsCode()
    {
        var hundred = string.Join(',', Enumerable.Repeat(Item("drs://repo.example.org/y"), 100));

        (await PostAsync(Create, """{"items":[]}""")).Code.Should().Be(10230);
        (await PostAsync(Create, "{}")).Code.Should().Be(10230);
        (await PostAsync(Create, Body(hundred + "," + Item("drs://repo.example.org/y")))).Code.Should().Be(10232);
        (await GetAsync("/bulk/drs/imports/123")).Code.Should().Be(10211);

        for (var call = 0; call < 5; call++)
            (await PostAsync(Create, Body(hundred))).Code.Should().BeNull();
        (await PostAsync(Create, Body(Item("drs://repo.example.org/y")))).Code.Should().Be(10371);
        Clock.Advance(TimeSpan.FromMinutes(5));
        (await PostAsync(Create, Body(Item("drs://repo.example.org/y")))).Code.Should().BeNull();
    }

    private async Task<JsonNode> FinishedAsync(string body)
    {
        var job = (await PostAsync(Create, body)).Body!;
        Clock.Advance(Duration);
        var finished = (await GetAsync($"/bulk/drs/imports/{job["id"]}")).Body!;
        State(finished).Should().Be("FINISHED");
        return finished;
    }

    private static string Body(string items, string more = "") => $$"""{"items":[{{items}}]{{more}}}""";

    private static string Item(string address, string more = "", string destination = $""" "project":"{Wgs}" """) => $$"""{"drs_uri":"{{address}}",{{destination}}{{more}}}""";
}
