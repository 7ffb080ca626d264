using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Resources;

/// <summary>Finding files by scroll, search and path; copying them; telling the makers.</summary>
public class FindingTests : EmulatorTest
{
    [Fact]
    public async Task Scroll_SmallPages_WalksEveryFileOnceWithAdvanceAccess()
    {
        var scrolled = new List<string>();
        await foreach (var page in Platform.Files.Scroll(new() { Project = Wgs, Tags = ["raw"] }).AsPages(limit: 2))
            scrolled.AddRange(page.Select(file => file.Name));

        scrolled.Should().Equal(await Platform.Files.Query(new() { Project = Wgs, Tags = ["raw"] }).Select(file => file.Name).ToListAsync());
        Emulator.CallsByOperation["files.scroll"].Should().Be(3);
        Emulator.Requests.Where(request => request.Operation == "files.scroll").Should().OnlyContain(request => request.Headers.ContainsKey("X-SBG-Advance-Access"));
    }

    [Fact]
    public async Task ScrollFolder_Folder_ListsWhatIsInIt()
    {
        var folder = (await Platform.Files.FindAsync(Wgs, "reports"))!;

        var files = await Platform.Files.ScrollFolder(folder).ToListAsync();

        files.Should().ContainSingle().Which.Parent.Should().Be(folder.Id);
    }

    [Fact]
    public async Task Search_MorePagesThanOne_FollowsTheTokens()
    {
        var found = new List<FileSearchResult>();
        await foreach (var page in Platform.Files.Search($"IN \"{Wgs}\" WHERE type = \"FILE\" AND metadata.sample_id LIKE \"S%\"").AsPages(limit: 4))
            found.AddRange(page);

        found.Select(file => file.Name).Should().Equal("S1_R1.fastq", "S1_R2.fastq", "S2_R1.fastq", "S2_R2.fastq", "S3_R1.fastq", "S3_R2.fastq", "sha256.txt");
        Emulator.CallsByOperation["files.search"].Should().Be(2);
        found[0].Locations.EnumerateArray().Single().GetString().Should().Be("aws:us-east-1");
        found[0].TimeCreated.Should().Be(new DateTimeOffset(2025, 1, 14, 9, 12, 44, TimeSpan.Zero));
        found[0].Type.Should().Be(FileSearchType.File);
        found[0].VsRoute.Should().BeNull();
        (await Platform.Files.GetAsync(found[0])).Size.Should().Be(found[0].Size);
    }

    [Fact]
    public async Task Search_QueryThatCannotBeRead_SaysWhere() =>
        (await Platform.Files.Search("WHERE name").Awaiting(query => query.FirstPageAsync()).Should().ThrowAsync<BadRequestException>())
            .Which.PlatformMessage.Should().Contain("at its end");

    [Fact]
    public async Task GetFileIds_Paths_GivesNullForWhatIsNotThere()
    {
        var ids = await Platform.Actions.GetFileIdsAsync([$"{Wgs}/S1_R1.fastq", $"{Wgs}/absent"]);

        ids.Should().Equal((await Platform.Files.FindAsync(Wgs, "S1_R1.fastq"))!.Id.Value, null);
    }

    [Fact]
    public async Task CopyFiles_TwoHundredAndFiftyIds_TakesThreeRequestsAndGivesOneMap()
    {
        var (project, page) = (await ProjectAsync(), await Platform.Files.Query(new() { Project = Wgs, Tags = ["raw"] }).FirstPageAsync());
        FileId[] ids = [.. page.Select(file => file.Id), .. Enumerable.Range(0, 244).Select(index => (FileId)$"{index:x24}")];

        var results = await Platform.Actions.CopyFilesAsync(project, ids);

        Emulator.CallsByOperation["actions.copyFiles"].Should().Be(3);
        results.Should().HaveCount(250);
        page.Select(file => results[file.Id.Value].NewFileName).Should().Equal(page.Select(file => file.Name));
        results[ids[^1].Value].NewFileId.Should().BeNull();
        (await project.Files.Query().ToListAsync()).Should().HaveCount(page.Count);
    }

    [Fact]
    public async Task Copy_IntoProjectAndIntoFolder_IsThere()
    {
        var project = await ProjectAsync();
        var folder = await Platform.Files.CreateFolderAsync(new FolderCreate { Name = "in", Type = FileType.Folder, Project = project });
        var file = (await Platform.Files.FindAsync(Wgs, "S1_R1.fastq"))!;

        var atTop = await file.CopyAsync(project, "top.fastq");
        var inFolder = await file.CopyToFolderAsync(folder, "inner.fastq");
        var again = await Platform.Files.CopyToFolderAsync(file.Id, folder.Id);

        (await project.Files.FindAsync("top.fastq"))!.Should().Be(atTop);
        (await Platform.Files.QueryFolder(folder).ToListAsync()).Should().Equal(inFolder, again);
    }

    [Fact]
    public async Task Feedback_TextAndKind_IsTaken()
    {
        await Platform.Actions.SendFeedbackAsync("More clouds, please.", FeedbackType.Thought);

        Emulator.Requests.Single().Status.Should().Be(200);
    }
}
