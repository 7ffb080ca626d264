using ReferenceClient = SevenBridges.Contract.Tests.Reference.ReferenceClient;

namespace SevenBridges.Contract.Tests;

/// <summary>What the Platform refuses, both clients tell with the same status, code and sentence.</summary>
public sealed class ErrorTests
{
    private const string NoSuchThing = "00000000-0000-4000-8000-000000000000";

    [Fact]
    public Task File_ThatIsNotThere_IsToldAlike() =>
        RefusalIsToldAlikeAsync(theirs => theirs.Files_getAsync("5f0000000000000000000000"), ours => ours.Files.GetAsync("5f0000000000000000000000"));

    [Fact]
    public Task Project_ThatIsNotThere_IsToldAlike() =>
        RefusalIsToldAlikeAsync(theirs => theirs.Projects_getAsync("nobody", "nothing"), ours => ours.Projects.GetAsync("nobody/nothing"));

    [Fact]
    public Task Task_ThatIsNotThere_IsToldAlike() =>
        RefusalIsToldAlikeAsync(theirs => theirs.Tasks_getAsync(NoSuchThing), ours => ours.Tasks.GetAsync(NoSuchThing));

    [Fact]
    public Task Project_WithAStrangersBillingGroup_IsRefusedAlike() => RefusalIsToldAlikeAsync(
        theirs => theirs.Projects_createAsync(new() { Name = "x", Billing_group = NoSuchThing }),
        ours => ours.Projects.CreateAsync(new() { Name = "x", BillingGroup = NoSuchThing }));

    [Fact]
    public Task Team_ThatIsNotThere_IsToldAlike() =>
        RefusalIsToldAlikeAsync(theirs => theirs.Teams_getAsync(NoSuchThing), ours => ours.Teams.GetAsync(NoSuchThing));

    [Fact]
    public Task Breakdown_OfNoBillingGroup_IsRefusedAlike() => RefusalIsToldAlikeAsync(
        theirs => theirs.BillingGroups_queryEgressBreakdownAsync("seven"), ours => ours.BillingGroups.QueryEgressBreakdown("seven").FirstPageAsync());

    [Fact]
    public Task Folder_OfANameThatIsTaken_IsRefusedAlike() => RefusalIsToldAlikeAsync(
        (theirs, scene) => theirs.Files_createFolderAsync(new() { Name = "folder", Project = scene.Project, Type = Reference.FileType.Folder }),
        (ours, scene) => ours.Files.CreateFolderAsync(new() { Name = "folder", Project = scene.Project, Type = FileType.Folder }));

    [Fact]
    public Task App_RevisionThatIsNotTheNextOne_IsRefusedAlike() => RefusalIsToldAlikeAsync(
        (theirs, scene) => theirs.Apps_createRevisionAsync(scene.Owner, Scene.ProjectName, Scene.AppName, 7, System.Text.Json.JsonSerializer.Deserialize<Reference.CwlDocument>(Scene.Tool)!),
        (ours, scene) => ours.Apps.CreateRevisionAsync(scene.App, 7, CwlDocument.Parse(Scene.Tool)));

    [Fact]
    public Task Task_ThatRunsAlready_IsRefusedAlike() =>
        RefusalIsToldAlikeAsync((theirs, scene) => theirs.Tasks_runAsync(scene.Running), (ours, scene) => ours.Tasks.RunAsync(scene.Running));

    [Fact]
    public Task Search_ThatCannotBeRead_IsRefusedAlike() => RefusalIsToldAlikeAsync(
        theirs => theirs.Files_searchAsync(new() { Query = "WHERE" }), ours => ours.Files.Search("WHERE").FirstPageAsync());

    private static Task RefusalIsToldAlikeAsync(Func<ReferenceClient, Task> theirs, Func<SevenBridgesClient, Task> ours) =>
        RefusalIsToldAlikeAsync((client, _) => theirs(client), (client, _) => ours(client));

    private static async Task RefusalIsToldAlikeAsync(Func<ReferenceClient, Scene, Task> theirs, Func<SevenBridgesClient, Scene, Task> ours)
    {
        await using var side = await Side.StartAsync();

        var refusal = (await FluentActions.Awaiting(() => theirs(side.Theirs, side.Scene)).Should().ThrowAsync<Reference.ApiException<Reference.Error>>()).Which;
        var told = (await FluentActions.Awaiting(() => ours(side.Ours, side.Scene)).Should().ThrowAsync<SevenBridgesException>()).Which;

        ((int?)told.Status).Should().Be(refusal.StatusCode);
        told.Code.Should().Be((int?)refusal.Result.Code);
        told.PlatformMessage.Should().Be(refusal.Result.Message);
        told.MoreInfo.Should().Be(refusal.Result.More_info?.ToString());
    }
}
