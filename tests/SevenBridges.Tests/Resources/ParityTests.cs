using SevenBridges.Emulator;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Resources;

/// <summary>What those expect who come from another client of the Platform.</summary>
public class ParityTests : EmulatorTest
{
    protected override EmulatorOptions Options => new() { TaskDuration = TimeSpan.Zero };

    [Fact]
    public async Task Query_NoNameAtAll_FindsNothing()
    {
        (await Platform.Files.Query(new() { Project = Wgs, Names = [] }).ToListAsync()).Should().BeEmpty();

        Emulator.Requests[^1].Query.Should().Contain("name=&");
    }

    [Fact]
    public async Task Query_SeveralTags_FindsProjectsThatHaveAll()
    {
        (await Platform.Projects.Query(new() { Tags = ["wgs", "pilot"] }).ToListAsync()).Should().ContainSingle();
        (await Platform.Projects.Query(new() { Tags = ["wgs", "rna"] }).ToListAsync()).Should().BeEmpty();
        (await Platform.Projects.Query(new() { Owner = "rfranklin", Tags = ["wgs", "rna"] }).ToListAsync()).Should().BeEmpty();

        Emulator.Requests[^1].Query.Should().Contain("tags=wgs%2Crna");
    }

    [Fact]
    public async Task Folder_ReadInDetail_HasNoSizeInsteadOfAnError()
    {
        var folder = (await Platform.Files.FindAsync(Wgs, "reports"))!;

        await folder.EnsureLoadedAsync();

        (folder.IsFolder, folder.Size, folder.Tags).Should().Be((true, null, null));
    }

    [Fact]
    public async Task Folder_FromItsModel_ListsItsFilesBothWays()
    {
        var folder = (await Platform.Files.FindAsync(Wgs, "reports"))!;

        var listed = await folder.QueryFiles().ToListAsync();

        listed.Should().ContainSingle().Which.IsFolder.Should().BeFalse();
        (await folder.ScrollFiles().ToListAsync()).Should().Equal(listed);
    }

    [Fact]
    public async Task Origin_OfAFileThatNoTaskMade_IsNoTask()
    {
        var reads = await Platform.Files.GetAsync((await Platform.Files.FindAsync(Wgs, "S1_R1.fastq"))!);
        var variants = (await Platform.Files.FindAsync(PublicData, "dbsnp_138.b37.excerpt.vcf"))!;

        (reads.Origin!.Task, reads.Origin.Dataset, reads.Storage!.Volume).Should().Be((null, null, null));
        (variants.Origin!.Task, variants.Origin.Dataset).Should().Be((null, "dbsnp_138"));
        reads.Origin.Holds(FileOriginFields.Task).Should().BeFalse();
    }

    [Fact]
    public async Task Save_OneExecutionSetting_KeepsTheOthers()
    {
        var task = await DraftAsync(new() { InstanceType = ["c4.2xlarge;ebs-gp2;700"], MaxParallelInstances = 2 });

        task.ExecutionSettings!.MaxParallelInstances = 3;
        task.Name = "other";
        await task.SaveAsync();

        var settings = (await Platform.Tasks.GetAsync(task)).ExecutionSettings!;
        (settings.MaxParallelInstances, settings.InstanceType!.Single(), settings.UseMemoization).Should().Be((3, "c4.2xlarge;ebs-gp2;700", null));
        (task.Name, task.HasChanges).Should().Be(("other", false));
    }

    [Theory]
    [InlineData("create")]
    [InlineData("clone")]
    [InlineData("run")]
    public async Task Run_InputsAreMissing_ThrowsWithTheTaskThatStaysADraft(string way)
    {
        var draft = await DraftAsync();

        var run = async () => way switch
        {
            "create" => await (await Platform.Projects.GetAsync(Wgs)).CreateTaskAsync($"{PublicData}/cat-files", "join", run: true),
            "clone" => await draft.CloneAsync(TaskAction.Run),
            _ => await draft.RunAsync(),
        };

        var failure = (await run.Should().ThrowAsync<TaskValidationException>().WithMessage("*stays a draft*files*")).Which;
        (failure.Task!.Status, failure.Operation).Should().Be((PlatformTaskStatus.Draft, $"tasks.{way}"));
        (await Platform.Tasks.GetAsync(failure.Task)).Errors.Should().HaveCount(failure.Task.Errors!.Count);
    }

    [Fact]
    public async Task Draft_InputsAreMissing_IsMadeAndSaysWhatItNeeds() => (await DraftAsync()).Errors.Should().NotBeEmpty();

    [Fact]
    public async Task Members_TeamsAndDivisions_JoinVolumesAndAutomations()
    {
        var (volume, automation) = (await Platform.Volumes.GetAsync("rfranklin/inbox"), (await Platform.Automations.Query().FirstOrDefaultAsync())!);
        var team = (await Platform.Teams.Query(new() { Division = "double-helix" }).FirstOrDefaultAsync())!;

        var onVolume = await volume.AddTeamAsync(team, new() { Copy = true });
        var division = await volume.AddDivisionAsync("double-helix");
        var onAutomation = await automation.AddTeamAsync(team, new() { Read = true });

        (onVolume.Type, onVolume.Permissions.Copy, division.Type, onAutomation.Type).Should().Be((MemberType.Team, true, MemberType.Division, MemberType.Team));
        await volume.RemoveMemberAsync(onVolume);
        await volume.RemoveMemberAsync(division);
        await automation.RemoveMemberAsync(onAutomation);
        (await volume.QueryMembers().ToListAsync()).Should().ContainSingle();
        (await automation.QueryMembers().ToListAsync()).Should().NotContain(onAutomation);
    }

    private Task<PlatformTask> DraftAsync(ExecutionSettings? settings = null) =>
        Platform.Tasks.CreateAsync(new TaskCreate { Project = Wgs, App = $"{PublicData}/cat-files", Name = "join", ExecutionSettings = settings });
}
