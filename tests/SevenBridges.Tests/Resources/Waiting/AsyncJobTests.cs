using SevenBridges.Emulator;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Resources.Waiting;

/// <summary>Jobs over many files, on the emulator.</summary>
public sealed class AsyncJobTests : EmulatorTest
{
    private static readonly PollPolicy Often = Hurry<AsyncJob>.Looking;

    private readonly ManualClock clock = new();

    protected override EmulatorOptions Options => new() { Clock = clock, TaskDuration = TimeSpan.FromSeconds(100) };

    private Hurry<AsyncJob> Hurrying => new(clock);

    [Fact]
    public async Task CopyMany_FilesOfTwoProjects_CopiesThemByOneJob()
    {
        var project = await ProjectAsync();
        var files = new[] { await FileAsync("S1_R1.fastq"), await FileAsync("S1_R2.fastq"), (await Platform.Files.Query(new() { Project = PublicData }).FirstPageAsync())[0] };

        var job = await Platform.Files.CopyManyAsync(files.Select(file => file.Id), project.Id, progress: Hurrying, polling: Often);

        job.IsFinished.Should().BeTrue();
        job.CompletedFiles.Should().Be(3);
        job.Failures.Should().BeEmpty();
        (await project.Files.Query().ToListAsync()).Select(file => file.Name).Should().Equal(files.Select(file => file.Name));
        job.Result!.Select(item => item.Resource!.Name).Should().Equal(files.Select(file => file.Name));
        Emulator.CallsByOperation["asyncJobs.copyFiles"].Should().Be(1);
    }

    [Fact]
    public async Task MoveMany_IntoAFolderOfAnotherProject_KeepsTheirIds()
    {
        var project = await ProjectAsync();
        var folder = await Platform.Files.CreateFolderAsync(new() { Name = "in", Project = project.Id, Type = FileType.Folder });
        var file = await FileAsync("S2_R1.fastq");

        await Platform.Files.MoveManyAsync([file.Id], parent: folder.Id, progress: Hurrying, polling: Often);

        await file.ReloadAsync();
        file.Parent.Should().Be(folder.Id);
        file.Project.Should().Be(project.Id);
    }

    [Fact]
    public async Task DeleteMany_OneIsGone_DeletesTheOthersAndSaysWhichCouldNotBe()
    {
        var (gone, there) = (await FileAsync("S3_R1.fastq"), await FileAsync("S3_R2.fastq"));
        await gone.DeleteAsync();

        var deleting = () => Platform.Files.DeleteManyAsync([gone.Id, there.Id], progress: Hurrying, polling: Often);

        var failure = (await deleting.Should().ThrowAsync<AsyncJobFailedException>()).WithMessage("1 of the 2 items of the DELETE job *").Which;
        failure.Job!.Result!.Select(item => item.IsFailed).Should().Equal(true, false);
        failure.Job.Failures.Should().ContainSingle().Which.Code.Should().Be(5002);
        (await Platform.Files.FindAsync(Wgs, "S3_R2.fastq")).Should().BeNull();
    }

    [Fact]
    public async Task CopyMany_NotExactlyOneDestination_IsRefusedBeforeAnythingIsSent()
    {
        var both = () => Platform.Files.CopyManyAsync(["a"], "a/b", "c");
        var none = () => Platform.Files.CopyManyAsync(["a"]);
        var empty = () => Platform.Files.DeleteManyAsync([]);

        await both.Should().ThrowAsync<ArgumentException>().WithMessage("*only one*");
        await none.Should().ThrowAsync<ArgumentException>().WithMessage("*only one*");
        await empty.Should().ThrowAsync<ArgumentException>().WithMessage("*no files*");
        Emulator.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Reload_AJobOfTheList_AsksByItsType()
    {
        var file = await FileAsync("S1_R1.fastq");
        await Platform.AsyncJobs.MoveFilesAsync(new() { Items = [new() { File = file.Id, Project = Wgs }] });

        var job = (await Platform.AsyncJobs.Query().FirstPageAsync())[0];
        await job.ReloadAsync();

        Emulator.CallsByOperation.Should().ContainKey("asyncJobs.getMove");
        job.Type.Should().Be(AsyncJobType.Move);
    }

    [Fact]
    public async Task Reload_TypeUnknown_SaysThatThisClientIsTooOld()
    {
        var job = ModelFactory.AsyncJob(id: "12", type: new AsyncJobType("SHRED"), client: Platform);

        await job.Awaiting(unknown => unknown.ReloadAsync()).Should().ThrowAsync<InvalidOperationException>().WithMessage("*12*'SHRED'*newer*");
    }

    private async Task<PlatformFile> FileAsync(string name) => (await Platform.Files.FindAsync(Wgs, name))!;
}
