namespace SevenBridges.Contract.Tests;

/// <summary>A comparison that never finds anything proves nothing.</summary>
public sealed class SightTests
{
    [Fact]
    public async Task Sight_OfTwoDifferentFiles_NamesEachMemberThatDiffers()
    {
        await using var side = await Side.StartAsync();

        var theirs = await side.Theirs.Files_getAsync(side.Scene.File);
        var ours = await side.Ours.Files.GetAsync(side.Scene.Folder);

        Sight.Differences(theirs, ours).Select(difference => difference.Split(':')[0]).Should().Contain([".id", ".name", ".type", ".size"]).And.NotContain(".project");
    }

    [Fact]
    public async Task Sight_OfAFieldThatOneDidNotGet_SaysSo()
    {
        await using var side = await Side.StartAsync();

        var theirs = await side.Theirs.Files_getAsync(side.Scene.File, fields: "id,name");
        var ours = await side.Ours.Files.GetAsync(side.Scene.File, FileFields.Id | FileFields.Name | FileFields.Size);

        Sight.Differences(theirs, ours).Should().ContainSingle().Which.Should().StartWith(".size: the reference client sees nothing, ours ");
    }

    [Fact]
    public async Task Sight_OfListsOfDifferentLength_SaysSo()
    {
        await using var side = await Side.StartAsync();

        var theirs = (await side.Theirs.Files_queryAsync(project: side.Scene.Project, fields: "_all")).Items;
        var ours = await side.Ours.Files.Query(new() { Project = side.Scene.Project, Names = ["absent"] }).FirstPageAsync();

        Sight.Differences(theirs, ours).Should().ContainSingle().Which.Should().Be(" (count): the reference client sees 2, ours 0");
    }
}
