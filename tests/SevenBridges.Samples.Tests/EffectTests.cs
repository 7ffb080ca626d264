namespace SevenBridges.Samples.Tests;

/// <summary>What programs leave behind on the Platform and on disk.</summary>
public sealed class EffectTests
{
    private static readonly ProjectId Project = "rfranklin/wgs";

    [Fact]
    public async Task UploadFile_LocalFile_IsInTheProjectByteByByte()
    {
        await using var scene = await Scene.SetAsync();
        await using var platform = scene.Connect();

        new Sample("upload-file").Run("rfranklin/wgs", "reads.fastq");

        var file = await platform.Files.FindAsync(Project, "reads.fastq");
        scene.Emulator.ContentOf(file!.Id.Value).Should().Equal(await File.ReadAllBytesAsync("reads.fastq"));
    }

    [Fact]
    public async Task CopyFiles_TwoNames_CopiesThoseAndNoOther()
    {
        await using var scene = await Scene.SetAsync();
        await using var platform = scene.Connect();
        var before = await NamesAsync(platform);

        new Sample("copy-files").Run("admin/sbg-public-data", "rfranklin/wgs", "ucsc.hg19.chrM.fasta", "dbsnp_138.b37.excerpt.vcf");

        (await NamesAsync(platform)).Except(before).Should().BeEquivalentTo("ucsc.hg19.chrM.fasta", "dbsnp_138.b37.excerpt.vcf");
    }

    [Fact]
    public async Task TagFiles_FileHasTags_KeepsThemBesideTheNewOnes()
    {
        await using var scene = await Scene.SetAsync();
        await using var platform = scene.Connect();

        new Sample("tag-files").Run("rfranklin/wgs", "S1_R1.fastq", "checked", "raw");

        var file = await platform.Files.FindAsync(Project, "S1_R1.fastq");
        await file!.EnsureLoadedAsync();
        file.Tags.Should().Equal("raw", "checked");
    }

    [Fact]
    public async Task FindByMetadata_KeyGivenTwice_FindsEither()
    {
        await using var scene = await Scene.SetAsync();

        var run = new Sample("find-by-metadata").Run("rfranklin/wgs", "sample_id=S1", "sample_id=S3", "paired_end=2");

        run.Lines.Select(line => line.Split(' ')[0]).Should().Equal("S1_R2.fastq", "S3_R2.fastq");
    }

    [Fact]
    public async Task ListApps_OfAProject_ListsWhatWasInstalledThere()
    {
        await using var scene = await Scene.SetAsync();
        new Sample("install-app").Run("rfranklin/wgs", "count-words", "count-words.cwl.json");

        var run = new Sample("list-apps").Run("rfranklin/wgs");

        run.Lines.Should().Equal("rfranklin/wgs/count-words: Count words");
    }

    [Fact]
    public async Task InstallApp_FromYaml_InstallsIt()
    {
        await using var scene = await Scene.SetAsync();
        await File.WriteAllTextAsync("greet.cwl", "class: CommandLineTool\ncwlVersion: v1.2\nlabel: Greet\nbaseCommand: [echo, hello]\ninputs: []\noutputs: []\n");

        var run = new Sample("install-app").Run("rfranklin/wgs", "greet", "greet.cwl");

        run.Lines.Should().Equal("rfranklin/wgs/greet/0: CommandLineTool in CWL v1.2");
    }

    [Fact]
    public async Task FetchResults_OfATask_WritesTheFilesThatItMade()
    {
        await using var scene = await Scene.SetAsync();
        var sample = new Sample("fetch-results");

        sample.Run(await scene.ArgumentsOfAsync(sample));

        (await File.ReadAllTextAsync(Path.Combine("results", "sha256.txt"))).Should().MatchRegex("^[0-9a-f]{64}  ");
    }

    [Fact]
    public async Task WriteToVolume_AFile_IsAnObjectThere()
    {
        await using var scene = await Scene.SetAsync();
        new Sample("write-to-volume").Run("rfranklin/wgs", "S1_R1.fastq", "rfranklin/inbox", "backup/S1.fastq");

        var run = new Sample("list-volume").Run("rfranklin/inbox", "backup/");

        run.Lines.Should().Contain("backup/S1.fastq");
    }

    [Fact]
    public async Task MonitorTasks_OneIsUnderWay_WaitsForItsEnd()
    {
        var clock = new ClockOfCalls(moves: "tasks.bulkGet", TimeSpan.FromHours(2));
        await using var scene = await Scene.SetAsync(new() { Clock = clock, TaskDuration = TimeSpan.FromHours(1) });
        using var following = clock.Follow();
        await using var platform = scene.Connect();
        var file = await platform.Files.FindAsync(Project, "S1_R1.fastq");
        await platform.Tasks.CreateAsync(
            new() { Project = Project, App = "admin/sbg-public-data/sha256sum", Name = "night shift", Inputs = new() { ["files"] = new[] { file! } } }, TaskAction.Run);

        var run = new Sample("monitor-tasks").Run("rfranklin/wgs");

        run.Lines.Should().HaveCount(3).And.Contain("COMPLETED: 1").And.EndWith("night shift: completed");
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(SevenBridgesClient platform) =>
        [.. (await platform.Files.Query(new() { Project = Project }).ToListAsync()).Select(file => file.Name)];
}
