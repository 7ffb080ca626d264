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

    private static async Task RefusalIsToldAlikeAsync(Func<ReferenceClient, Task> theirs, Func<SevenBridgesClient, Task> ours)
    {
        await using var side = await Side.StartAsync();

        var refusal = (await FluentActions.Awaiting(() => theirs(side.Theirs)).Should().ThrowAsync<Reference.ApiException<Reference.Error>>()).Which;
        var told = (await FluentActions.Awaiting(() => ours(side.Ours)).Should().ThrowAsync<SevenBridgesException>()).Which;

        ((int?)told.Status).Should().Be(refusal.StatusCode);
        told.Code.Should().Be((int?)refusal.Result.Code);
        told.PlatformMessage.Should().Be(refusal.Result.Message);
        told.MoreInfo.Should().Be(refusal.Result.More_info?.ToString());
    }
}
