using SevenBridges.Emulator;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Resources;

/// <summary>Files in and out of tasks, against the local Platform.</summary>
public class TaskInputTests : EmulatorTest
{
    private const string Any = """
        {"class":"CommandLineTool","cwlVersion":"v1.2","label":"Any","baseCommand":["cat"],"stdout":"out.txt",
         "inputs":[{"id":"files","type":"File[]","inputBinding":{"position":1}},{"id":"opts","type":"Any?"},{"id":"big","type":"long?"},{"id":"words","type":"string[]?"}],
         "outputs":[{"id":"report","type":"stdout"}]}
        """;

    protected override EmulatorOptions Options => new() { TaskDuration = TimeSpan.Zero };

    [Fact]
    public async Task Inputs_PartOfAPage_AreTheFilesOfThatPart()
    {
        var (app, page) = (await AppAsync(), await ReadsAsync());

        var task = await Platform.Tasks.CreateAsync(new TaskCreate { Project = Wgs, App = app, Inputs = new() { ["files"] = page[1..3] } });

        Ids(task.Inputs["files"]).Should().Equal(page[1].Id, page[2].Id);
        page[^1].Name.Should().Be("S3_R2.fastq");
        page[1..3].Total.Should().Be(page.Total);
        page[1..3].HasNext.Should().BeFalse();
        page.Invoking(all => all[4..9]).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public async Task Inputs_AllThatAQueryFound_AreTakenAsTheyCome()
    {
        var app = await AppAsync();
        var found = await Platform.Files.Query(new() { Project = Wgs, Names = ["S1_R1.fastq", "S1_R2.fastq"] }).ToListAsync();

        var task = await Platform.Tasks.CreateAsync(new TaskCreate { Project = Wgs, App = app, Inputs = new() { ["files"] = found } });

        Ids(task.Inputs["files"]).Should().Equal(found[0].Id, found[1].Id);
    }

    [Fact]
    public async Task Inputs_OfEachListOfFiles_AreTheSame()
    {
        var (app, page) = (await AppAsync(), await ReadsAsync());
        FileId[] ids = [page[0].Id, page[1].Id];
        CwlValue[] forms = [page[..2], page[..2].ToList(), page[..2].ToArray(), ids, ids.ToList(), new CwlValue?[] { page[0], page[1] }, new List<CwlValue?> { ids[0], ids[1] }];
        CwlValue expression = [page[0], ids[1]];

        forms.Append(expression).Select(form => form.ToString()).Distinct().Should().ContainSingle();
        var task = await Platform.Tasks.CreateAsync(new TaskCreate { Project = Wgs, App = app, Inputs = new() { ["files"] = expression } });
        Ids(task.Inputs["files"]).Should().Equal(ids);
    }

    [Fact]
    public async Task Inputs_BigNumbersRecordsAndUnknownMembers_SurviveARoundTrip()
    {
        var (app, page) = (await AppAsync(), await ReadsAsync());
        var inputs = new TaskInputs
        {
            ["files"] = page,
            ["big"] = long.MaxValue,
            ["words"] = new[] { "a", "b" },
            ["opts"] = new CwlRecord { ["seed"] = 11, ["ratio"] = 0.1m, ["inner"] = new CwlRecord { ["list"] = [1, "two", true, null] } },
        };

        var task = await Platform.Tasks.CreateAsync(new TaskCreate { Project = Wgs, App = app, Inputs = inputs });
        var copy = await Platform.Tasks.CreateAsync(new TaskCreate { Project = Wgs, App = app, Inputs = task.Inputs });

        copy.Inputs["big"]!.ToString().Should().Be("9223372036854775807");
        copy.Inputs["opts"]!.ToString().Should().Be("""{"seed":11,"ratio":0.1,"inner":{"list":[1,"two",true,null]}}""");
        copy.Inputs["words"].Should().Be((CwlValue)new List<string> { "a", "b" });
        copy.Inputs["files"].Should().Be(task.Inputs["files"]);
    }

    [Fact]
    public async Task Save_FileOfADraftChanged_SendsThatInputOnly()
    {
        var (app, page) = (await AppAsync(), await ReadsAsync());
        var task = await Platform.Tasks.CreateAsync(new TaskCreate { Project = Wgs, App = app, Inputs = new() { ["files"] = page[..1], ["big"] = 7 } });

        task.Inputs["files"] = page[3..];
        await task.SaveAsync();

        task.HasChanges.Should().BeFalse();
        await task.ReloadAsync();
        Ids(task.Inputs["files"]).Should().Equal(page.Skip(3).Select(file => file.Id));
        task.Inputs["big"]!.ToString().Should().Be("7");
    }

    [Fact]
    public async Task ExecutionDetails_LogsOfAJob_AreFilesThatCanBeRead()
    {
        var (app, page) = (await AppAsync(), await ReadsAsync());
        var task = await Platform.Tasks.CreateAsync(new TaskCreate { Project = Wgs, App = app, Inputs = new() { ["files"] = page[..1] } }, TaskAction.Run);
        (await task.WaitAsync()).Status.Should().Be(PlatformTaskStatus.Completed);

        var job = (await task.GetExecutionDetailsAsync()).Jobs!.Single();

        (await Platform.Files.ReadTextAsync(job.Logs.FileOf("cmd.log")!.Value)).Should().StartWith("cat ");
        job.Logs.FileOf("absent").Should().BeNull();
        (await Platform.Files.GetAsync(task.Outputs.File("report")!)).Name.Should().Be("out.txt");
        task.Outputs.Files("report").Should().ContainSingle();
    }

    [Fact]
    public async Task Query_EveryFilterAndOrder_Narrows()
    {
        var (app, page) = (await AppAsync(), await ReadsAsync());
        var draft = await Platform.Tasks.CreateAsync(new TaskCreate { Project = Wgs, App = app, Name = "zzz", Inputs = new() { ["files"] = page[..1] } });
        var seeded = (await Platform.Tasks.Query(new() { Project = Wgs, Status = PlatformTaskStatus.Completed }).FirstOrDefaultAsync())!;
        var ended = seeded.EndTime!.Value;

        (await IdsAsync(new() { Project = Wgs })).Should().Equal(seeded.Id, draft.Id);
        (await IdsAsync(new() { Project = Wgs, OrderBy = TaskOrderBy.Name, Order = SortOrder.Desc })).Should().Equal(draft.Id, seeded.Id);
        (await IdsAsync(new() { Batch = true })).Should().BeEmpty();
        (await IdsAsync(new() { Parent = draft })).Should().BeEmpty();
        (await IdsAsync(new() { OriginId = "none" })).Should().BeEmpty();
        (await IdsAsync(new() { EndedFrom = ended, EndedTo = ended })).Should().Equal(seeded.Id);
        (await IdsAsync(new() { StartedTo = ended.AddSeconds(1) })).Should().Equal(seeded.Id);
        (await IdsAsync(new() { StartedFrom = ended.AddSeconds(1) })).Should().BeEmpty();
        (await IdsAsync(new() { CreatedFrom = ended.AddSeconds(1) })).Should().Equal(draft.Id);
        (await IdsAsync(new() { CreatedTo = ended.AddSeconds(1) })).Should().Equal(seeded.Id);
    }

    [Fact]
    public async Task Run_WithoutSpotInstances_IsNotedInTheTask()
    {
        var (app, page) = (await AppAsync(), await ReadsAsync());
        var task = await Platform.Tasks.CreateAsync(new TaskCreate { Project = Wgs, App = app, Inputs = new() { ["files"] = page[..1] }, UseInterruptibleInstances = true });

        await task.RunAsync(useInterruptibleInstances: false);

        (await Platform.Tasks.GetAsync(task)).UseInterruptibleInstances.Should().BeFalse();
    }

    [Fact]
    public async Task Query_OrderWithoutWhatItOrdersBy_IsRefused() =>
        await Platform.Tasks.Query(new() { Order = SortOrder.Desc }).Awaiting(query => query.FirstPageAsync()).Should().ThrowAsync<BadRequestException>();

    [Fact]
    public async Task Member_GivenAsAModel_IsTakenWhereAUserIs()
    {
        var project = await ProjectAsync();
        var member = await Platform.Projects.Members.AddAsync(project, "gmendel", new Permissions { Read = true });

        await Platform.Projects.Members.RemoveAsync(project, member);

        (await Platform.Projects.Members.Query(project).ToListAsync()).Should().ContainSingle();
    }

    private static IEnumerable<FileId> Ids(CwlValue? files) => ((CwlList)files!).Values.Select(file => ((CwlFile)file!).Id);

    private async Task<List<TaskId>> IdsAsync(TaskQuery query) => await Platform.Tasks.Query(query).Select(task => task.Id).ToListAsync();

    private Task<Page<PlatformFile>> ReadsAsync() => Platform.Files.Query(new() { Project = Wgs, Tags = ["raw"] }).FirstPageAsync();

    private async Task<AppId> AppAsync()
    {
        AppId app = $"{Wgs}/any";
        await Platform.Apps.InstallAsync(app, CwlDocument.Parse(Any));
        return app;
    }
}
