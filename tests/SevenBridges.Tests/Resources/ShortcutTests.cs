using SevenBridges.Emulator;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Resources;

/// <summary>What people expect around the operations.</summary>
public class ShortcutTests : EmulatorTest
{
    protected override EmulatorOptions Options => new() { TaskDuration = TimeSpan.Zero };

    [Fact]
    public async Task Find_PathThroughFolders_FindsTheFileAndNothingElse()
    {
        var project = await ProjectAsync();
        var outer = await Platform.Files.CreateFolderAsync(new FolderCreate { Name = "a", Type = FileType.Folder, Project = project });
        var inner = await Platform.Files.CreateFolderAsync(new FolderCreate { Name = "b", Type = FileType.Folder, Parent = outer });
        var copy = await Platform.Files.CopyAsync(await AnyFileAsync(), new FileCopy { Parent = inner, Name = "c, +.fastq" });

        (await Platform.Files.FindAsync(project, "/a/b/c, +.fastq/"))!.Id.Should().Be(copy.Id);
        (await project.Files.FindAsync("a/b"))!.Id.Should().Be(inner.Id);
        (await project.Files.FindAsync("a/b/c, +.fastq/d")).Should().BeNull();
        (await project.Files.FindAsync("a/x")).Should().BeNull();
    }

    [Fact]
    public async Task Walk_Tree_YieldsEveryFileAndFolderOnce()
    {
        var project = await ProjectAsync();
        var outer = await Platform.Files.CreateFolderAsync(new FolderCreate { Name = "a", Type = FileType.Folder, Project = project });
        await Platform.Files.CreateFolderAsync(new FolderCreate { Name = "b", Type = FileType.Folder, Parent = outer });
        await Platform.Files.CopyAsync(await AnyFileAsync(), new FileCopy { Parent = outer, Name = "x" });
        await project.AddFileAsync(await AnyFileAsync());

        var names = new List<string>();
        await foreach (var file in project.Files.Walk())
            names.Add(file.Name);

        names.Should().BeEquivalentTo("a", "b", "x", "S1_R1.fastq");
    }

    [Fact]
    public async Task AddFiles_SeveralModels_CopiesThemInOrder()
    {
        var project = await ProjectAsync();
        var page = await Platform.Files.Query(new() { Project = PublicData }).FirstPageAsync();

        var copies = await project.AddFilesAsync(page.Select(file => file.Id));

        copies.Select(copy => copy.Name).Should().Equal(page.Select(file => file.Name));
        (await project.Files.Query().ToListAsync()).Should().HaveCount(page.Count);
    }

    [Fact]
    public async Task CreateTask_RunAtOnce_GivesOutputsByType()
    {
        var project = await ProjectAsync();
        var app = await Platform.Apps.CopyAsync($"{PublicData}/cat-files", new AppCopy { Project = project });
        var reads = await project.AddFilesAsync([(await AnyFileAsync()).Id]);

        var task = await project.CreateTaskAsync(app, "join", new TaskInputs { ["files"] = new List<PlatformFile>(reads) }, run: true);
        await task.WaitAsync();

        task.Status.Should().Be(PlatformTaskStatus.Completed);
        var output = task.Outputs.Keys.Single();
        (await task.Outputs.File(output)!.GetAsync()).Size.Should().Be(reads[0].Size);
        task.Outputs.Files(output).Should().ContainSingle();
        (await project.Tasks.Query().ToListAsync()).Should().ContainSingle().Which.Should().Be(task);
        (await project.Apps.Query().ToListAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task CreateTask_WithABodyOfAnotherProject_MakesAllThatItSaysInThisOne()
    {
        var project = await ProjectAsync();
        var app = await Platform.Apps.CopyAsync($"{PublicData}/cat-files", new AppCopy { Project = project });
        var reads = await project.AddFilesAsync([(await AnyFileAsync()).Id]);
        var body = new TaskCreate
        {
            Project = Wgs,
            App = app,
            Name = "join",
            Description = "All reads.",
            UseInterruptibleInstances = false,
            Inputs = new() { ["files"] = CwlList.Of(reads) },
        };

        var task = await project.CreateTaskAsync(body, TaskAction.Run, fields: TaskFields.All);

        (task.Project, task.Description, task.UseInterruptibleInstances).Should().Be((project.Id, "All reads.", false));
        task.Status.Should().NotBe(PlatformTaskStatus.Draft);
    }

    private async Task<PlatformFile> AnyFileAsync() => (await Platform.Files.FindAsync(Wgs, "S1_R1.fastq"))!;
}
