using System.Text.Json;
using System.Text.Json.Nodes;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Resources;

/// <summary>Downloading outputs: what is found in them, and which names are refused.</summary>
public sealed class TaskOutputsTests : IDisposable
{
    private const string Task = "7d0f5a92-3f0b-4f51-8f2c-6a0c9d7be302";

    private readonly TestFolder folder = new();

    [Fact]
    public async Task DownloadOutputs_ValuesOfAnyShape_FindsEachFileOnce()
    {
        var outputs = """
            {
              "bam": {"class":"File","path":"f1","name":"a.bam","secondaryFiles":[{"class":"File","path":"f2","name":"a.bai"}]},
              "list": [{"class":"File","path":"f3"}, null, {"class":"File","path":"f1"}],
              "record": {"inner": {"class":"file","path":"f4"}, "text": "f5"},
              "folder": {"class":"Directory","path":"d1"},
              "count": 8
            }
            """;

        var result = await DownloadAsync(outputs, ("f1", "a.bam"), ("f2", "a.bai"), ("f3", "b"), ("f4", "c"), ("d1", "logs"));

        result.Files.Select(file => Path.GetRelativePath(folder.Path, file.Path)).Should().Equal("a.bam", "a.bai", "b", "c", Path.Combine("logs", "in-d1"));
        result.Skipped.Should().BeEmpty();
    }

    [Fact]
    public async Task DownloadOutputs_NamesThatLeadElsewhere_AreRefusedByNameAndTheRestGoesOn()
    {
        string[] bad = ["../x", "/tmp/x", "..", "C:x", "a\\b", "a\u0000b", "NUL", "READS.bam", new('x', 256)];
        var files = bad.Prepend("reads.bam").Append("last.bam").Select((name, index) => ($"f{index}", name)).ToArray();
        var outputs = JsonSerializer.Serialize(new { all = files.Select(file => new { @class = "File", path = file.Item1 }) });
        var outside = Directory.GetFileSystemEntries(Path.GetDirectoryName(folder.Path)!, "x");

        var result = await DownloadAsync(outputs, files);

        result.Files.Select(file => Path.GetFileName(file.Path)).Should().Equal("reads.bam", "last.bam");
        result.Skipped.Select(skipped => skipped.Name).Should().Equal(bad);
        result.Skipped.Should().OnlyContain(skipped => skipped.Reason.Length > 0);
        Directory.GetFiles(folder.Path).Should().HaveCount(2);
        Directory.GetFileSystemEntries(Path.GetDirectoryName(folder.Path)!, "x").Should().Equal(outside);
    }

    [Fact]
    public async Task DownloadOutputs_LocalFileExists_IsKeptAndTheRestGoesOn()
    {
        folder.Write("a", "mine");

        var result = await DownloadAsync("""{"all":[{"class":"File","path":"f1"},{"class":"File","path":"f2"}]}""", ("f1", "a"), ("f2", "b"));

        result.Files.Single().Path.Should().Be(folder["b"]);
        result.Skipped.Single().Should().BeEquivalentTo(new { Name = "a", FileId = new FileId("f1") });
        File.ReadAllText(folder["a"]).Should().Be("mine");
    }

    [Fact]
    public async Task DownloadOutputs_NoOutputsYet_GivesNone() => (await DownloadAsync("{}")).Files.Should().BeEmpty();

    public void Dispose() => folder.Dispose();

    private async Task<FolderDownloadResult> DownloadAsync(string outputs, params (string Id, string Name)[] files)
    {
        var names = files.ToDictionary(file => file.Id, file => file.Name);
        using var platform = new FakePlatform(seen => FakePlatform.Json(Answer(seen.Target, outputs, names))).Client();
        var task = await platform.Tasks.GetAsync(Task);
        return await task.DownloadOutputsAsync(folder.Path);
    }

    private static string Answer(string target, string outputs, Dictionary<string, string> names)
    {
        if (target.Contains("/tasks/")) return $$"""{"id":"{{Task}}","outputs":{{outputs}}}""";
        var id = target.Split('?')[0].Split('/')[3];
        if (target.Contains("/list")) return $$"""{"href":"x","links":[],"items":[{{Item($"in-{id}", $"in-{id}")}}]}""";
        return Item(id, names[id]);
    }

    // Empty files: what matters here is where they go.
    private static string Item(string id, string name) =>
        new JsonObject { ["id"] = id, ["name"] = name, ["type"] = id.StartsWith('d') ? "folder" : "file", ["size"] = 0 }.ToJsonString();
}
