using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Resources;

/// <summary>Bulk calls over any number of things, against the local Platform.</summary>
public class BulkTests : EmulatorTest
{
    private const int Many = 250;

    private static readonly FileId Nobody = "5f0000000000000000000000";

    [Fact]
    public async Task BulkGet_TwoHundredAndFiftyFiles_TakesThreeRequestsAndKeepsTheOrder()
    {
        var page = await Platform.Files.Query(new() { Project = Wgs }).FirstPageAsync();
        FileId[] ids = [.. Enumerable.Range(0, Many).Select(index => index % 7 == 6 ? Nobody : page[index % page.Count].Id)];

        var records = await Platform.Files.BulkGetAsync(ids, FileFields.Id | FileFields.Name);

        Calls("files.bulkGet").Should().Be(3);
        records.Select(record => record.Resource?.Id).Should().Equal(ids.Select(id => id == Nobody ? (FileId?)null : id));
        records.Where(record => record.Error is not null).Should().OnlyContain(record => record.Error!.Code == ErrorCodes.FileNotFound);
    }

    [Fact]
    public async Task BulkEdit_TwoHundredAndFiftyFiles_ChangesEachAndTellsOfTheBadOne()
    {
        var (project, copies) = await ManyAsync();
        var changes = copies.Select((id, index) => new FileBulkChange { Id = id, Name = index == 120 ? "0.fastq" : $"{index}.fastq", Metadata = new() { ["index"] = $"{index}" } });

        var records = await Platform.Files.BulkEditAsync(changes);

        Calls("files.bulkEdit").Should().Be(3);
        records.Index().Where(record => record.Item.Error is not null).Should().ContainSingle().Which.Should().Match<(int Index, FileBulkRecord Item)>(
            record => record.Index == 120 && record.Item.Error!.Code == ErrorCodes.FileExists && record.Item.Resource == null);
        var names = await project.Files.Query(new() { Metadata = new() { ["index"] = ["7", "249"] } }).Select(file => file.Name).ToListAsync();
        names.Should().BeEquivalentTo("7.fastq", "249.fastq");
    }

    [Fact]
    public async Task BulkDelete_TwoHundredAndFiftyFiles_LeavesNone()
    {
        var (project, copies) = await ManyAsync();

        var records = await Platform.Files.BulkDeleteAsync(copies);

        Calls("files.bulkDelete").Should().Be(3);
        records.Should().HaveCount(Many).And.OnlyContain(record => record.Error == null);
        (await project.Files.Query().ToListAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task BulkUpdate_ModelsOfAPage_ReplaceWhatTheFilesHad()
    {
        var page = await Platform.Files.Query(new() { Project = Wgs, Tags = ["raw"] }).FirstPageAsync(limit: 2);

        var records = await Platform.Files.BulkUpdateAsync(page.Select(file => new FileBulkChange { Id = file, Name = "new-" + file.Name, Tags = ["seen"] }));

        records.Select(record => record.Resource!.Name).Should().Equal("new-S1_R1.fastq", "new-S1_R2.fastq");
        records.Should().OnlyContain(record => record.Resource!.Metadata.Count == 0 && record.Resource.Tags!.Single() == "seen");
    }

    [Fact]
    public async Task BulkEdit_ModelsThatWereChanged_SendsWhatTheyHold()
    {
        var page = await Platform.Files.Query(new() { Project = Wgs, Tags = ["raw"] }).FirstPageAsync(limit: 2);
        page[0].Metadata["library"] = "L1";
        page[1].Name = "renamed.fastq";

        var records = await Platform.Files.BulkEditAsync([.. page]);

        records[0].Resource!.Metadata.Should().Contain("library", "L1").And.Contain("sample_id", "S1");
        (records[1].Resource!.Name, records[1].Resource!.Tags!.Single()).Should().Be(("renamed.fastq", "raw"));
    }

    [Fact]
    public async Task TasksBulkGet_TwoHundredAndFiftyTasks_TakesThreeRequestsAndKeepsTheOrder()
    {
        var task = (await Platform.Tasks.Query().FirstOrDefaultAsync())!.Id;
        TaskId missing = Guid.Empty.ToString();

        var records = await Platform.Tasks.BulkGetAsync(Enumerable.Range(0, Many).Select(index => index % 2 == 0 ? task : missing));

        Calls("tasks.bulkGet").Should().Be(3);
        records.Select(record => record.Resource?.Id).Should().Equal(Enumerable.Range(0, Many).Select(index => index % 2 == 0 ? task : (TaskId?)null));
        records.Where(record => record.Resource is null).Should().OnlyContain(record => record.Error!.Code == ErrorCodes.TaskNotFound);
    }

    private int Calls(string operation) => Emulator.CallsByOperation.GetValueOrDefault(operation);

    private async Task<(Project Project, IReadOnlyList<FileId> Copies)> ManyAsync()
    {
        var project = await ProjectAsync();
        var file = await Platform.Files.FindAsync(Wgs, "S1_R1.fastq");
        var copies = new List<FileId>();
        for (var index = 0; index < Many; index++)
            copies.Add((await Platform.Files.CopyAsync(file!, project, $"copy-{index}")).Id);
        return (project, copies);
    }
}
