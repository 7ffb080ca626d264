using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Resources;

/// <summary>Apps: ids with and without revision, documents in JSON and YAML, copies and their updates.</summary>
public class AppTests : EmulatorTest
{
    private const string Json = """{"class":"CommandLineTool","cwlVersion":"v1.2","label":"Join","baseCommand":["cat"],"inputs":[],"outputs":[],"hints":[{"big":12345678901234567890}]}""";

    private const string Yaml = """
        class: CommandLineTool
        cwlVersion: v1.2
        label: Join, in YAML
        baseCommand: [cat]
        inputs: []
        outputs: []
        """;

    [Fact]
    public async Task Install_JsonThenYaml_AreRevisionsOfOneApp()
    {
        var id = new AppId($"{(await ProjectAsync()).Id}/join");

        await Platform.Apps.InstallAsync(id, CwlDocument.Parse(Json));
        var second = await Platform.Apps.CreateRevisionAsync(id, 1, Yaml);

        second.Label.Should().Be("Join, in YAML");
        (await Platform.Apps.GetAsync(id)).Id.Should().Be(id.At(1));
        (await Platform.Apps.GetAsync(id.At(0))).Name.Should().Be("Join");
        (await Platform.Apps.GetRevisionAsync(id, 0)).Raw!.Json.GetProperty("hints")[0].GetProperty("big").GetRawText().Should().Be("12345678901234567890");
    }

    [Fact]
    public async Task Install_Yaml_IsSentAsYaml()
    {
        var id = new AppId($"{(await ProjectAsync()).Id}/join");

        var document = await Platform.Apps.InstallAsync(id, Yaml);

        document.SbgId.Should().Be(id.At(0).Value);
        Emulator.Requests[^1].Headers["Content-Type"].Should().Be("application/yaml");
        (await Platform.Awaiting(platform => platform.Apps.InstallAsync($"{id.Value}2", "class: [")).Should().ThrowAsync<BadRequestException>())
            .Which.PlatformMessage.Should().Contain("YAML");
    }

    [Theory]
    [InlineData("me/wgs/app", null)]
    [InlineData("me/wgs/app/7", 7)]
    public void Id_WithOrWithoutRevision_TellsIt(string text, int? revision)
    {
        AppId id = text;

        id.Revision.Should().Be(revision);
        id.WithoutRevision().Value.Should().Be("me/wgs/app");
        id.At(12).Value.Should().Be("me/wgs/app/12");
        id.Invoking(app => app.At(-1)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [InlineData("clone", 2, "original")]
    [InlineData("direct", 1, "middle")]
    [InlineData("clone_direct", 2, "middle")]
    [InlineData("transient", 1, "original")]
    public async Task Copy_OfACopy_HoldsTheRevisionsAndUpdatesOfItsStrategy(string strategy, int revisions, string source)
    {
        var project = await ProjectAsync();
        await Platform.Apps.InstallAsync($"{project.Id}/original", CwlDocument.Parse(Json));
        await Platform.Apps.CreateRevisionAsync($"{project.Id}/original", 1, CwlDocument.Parse(Json));
        var middle = await Platform.Apps.CopyAsync($"{project.Id}/original", project, "middle");
        var copy = await middle.CopyAsync(project, "last", Strategy(strategy));
        await Platform.Apps.CreateRevisionAsync($"{project.Id}/{source}", 2, Yaml);

        var synced = await copy.SyncAsync();

        copy.Revision.Should().Be(revisions - 1);
        synced.Revision.Should().Be(revisions);
        synced.Name.Should().Be("last");
        synced.Raw!.Json.GetProperty("sbg:copyOf").GetString().Should().Be($"{project.Id}/{source}/2");
        (await synced.SyncAsync()).Revision.Should().Be(revisions, "it is up to date");
    }

    [Fact]
    public async Task Sync_AppThatWasNotCopied_IsRefused()
    {
        var id = new AppId($"{(await ProjectAsync()).Id}/join");
        await Platform.Apps.InstallAsync(id, CwlDocument.Parse(Json));

        await Platform.Apps.Awaiting(apps => apps.SyncAsync(id)).Should().ThrowAsync<BadRequestException>();
    }

    [Fact]
    public async Task Query_EveryFilter_Narrows()
    {
        var project = await ProjectAsync();
        await Platform.Apps.InstallAsync($"{project.Id}/join", CwlDocument.Parse(Json));
        var mine = new AppId($"{project.Id}/join");

        (await IdsAsync(new() { Project = project })).Should().Equal(mine);
        (await IdsAsync(new() { ProjectOwner = "rfranklin" })).Should().Equal(mine);
        (await IdsAsync(new() { Visibility = AppVisibility.Private })).Should().Equal(mine);
        (await IdsAsync(new() { Visibility = AppVisibility.Public, Words = ["lines", "count"] })).Should().Equal($"{PublicData}/count-lines");
        (await IdsAsync(new() { Ids = [mine, $"{PublicData}/fastqc"] })).Should().BeEquivalentTo([mine, new AppId($"{PublicData}/fastqc")]);
        (await IdsAsync(new() { Project = project, Words = ["absent"] })).Should().BeEmpty();
    }

    private async Task<List<AppId>> IdsAsync(AppQuery query) => await Platform.Apps.Query(query).Select(app => app.Id).ToListAsync();

    private static AppCopyStrategy Strategy(string word) => word switch
    {
        "clone" => AppCopyStrategy.Clone,
        "direct" => AppCopyStrategy.Direct,
        "clone_direct" => AppCopyStrategy.CloneDirect,
        _ => AppCopyStrategy.Transient,
    };
}
