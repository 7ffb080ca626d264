namespace SevenBridges.Samples.Tests;

/// <summary>What programs say when something is not as they need it.</summary>
public sealed class MistakeTests
{
    [Theory]
    [InlineData("file-details", "rfranklin/wgs", "nowhere.fastq")]
    [InlineData("tag-files", "rfranklin/wgs", "nowhere.fastq", "checked")]
    [InlineData("write-to-volume", "rfranklin/wgs", "nowhere.fastq", "rfranklin/inbox", "backup/nowhere.fastq")]
    public async Task FileOfAProject_NotThere_SaysWhatShowsWhatIsThere(string name, params string[] arguments)
    {
        await using var scene = await Scene.SetAsync();

        var run = new Sample(name).Run(arguments);

        run.ExitCode.Should().Be(1);
        run.Errors.Trim().Should().Be("There is no 'nowhere.fastq' in rfranklin/wgs; list-files.cs shows what is there.");
    }

    [Theory]
    [InlineData("upload-file", "rfranklin/wgs", "nowhere.fastq")]
    [InlineData("install-app", "rfranklin/wgs", "count-words", "nowhere.cwl.json")]
    public async Task LocalFile_NotThere_IsNamed(string name, params string[] arguments)
    {
        await using var scene = await Scene.SetAsync();

        var run = new Sample(name).Run(arguments);

        run.ExitCode.Should().Be(1);
        run.Errors.Should().Contain("nowhere.").And.NotContain("   at ");
    }

    [Theory]
    [InlineData("upload-file", "rfranklin/wgs", ".")]
    [InlineData("install-app", "rfranklin/wgs", "count-words", ".")]
    public async Task LocalFile_IsAFolder_IsToldInASentence(string name, params string[] arguments)
    {
        await using var scene = await Scene.SetAsync();

        var run = new Sample(name).Run(arguments);

        run.ExitCode.Should().Be(1);
        run.Errors.Should().NotBeEmpty().And.NotContain("   at ");
    }

    [Fact]
    public async Task InstallApp_FileIsNoJson_IsToldInASentence()
    {
        await using var scene = await Scene.SetAsync();
        await File.WriteAllTextAsync("broken.cwl.json", "class: CommandLineTool");

        var run = new Sample("install-app").Run("rfranklin/wgs", "broken", "broken.cwl.json");

        run.ExitCode.Should().Be(1);
        run.Errors.Should().StartWith("This is not JSON").And.NotContain("   at ");
    }

    [Fact]
    public async Task Project_WithoutAnOwner_IsRefusedInASentence()
    {
        await using var scene = await Scene.SetAsync();

        var run = new Sample("list-files").Run("wgs");

        run.ExitCode.Should().Be(1);
        run.Errors.Should().StartWith("'wgs' is no ProjectId: it has 1 segment instead of 2.");
        scene.Emulator.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task CreateTask_InputThatTheAppDoesNotHave_TellsWhatThePlatformSays()
    {
        await using var scene = await Scene.SetAsync();

        var run = new Sample("create-task").Run("rfranklin/wgs", "admin/sbg-public-data/sha256sum", "no_such_input", "S1_R1.fastq");

        run.ExitCode.Should().Be(1);
        run.Lines.Should().BeEmpty();
        run.Errors.Should().Contain("stays a draft").And.Contain("no_such_input");
    }

    [Fact]
    public async Task CostOfPeriod_NoDate_SaysHowItIsCalled()
    {
        await using var scene = await Scene.SetAsync();

        var run = new Sample("cost-of-period").Run("yesterday", "today");

        run.ExitCode.Should().Be(2);
        run.Errors.Trim().Should().Be("usage: dotnet run cost-of-period.cs FROM TO");
    }
}
