using SevenBridges.Generator.Tests.Support;

namespace SevenBridges.Generator.Tests.Calls;

/// <summary>The emitted ids of <c>Golden/Ids</c>, called.</summary>
public sealed class IdTests
{
    [Theory]
    [InlineData("red house/left", "GET /racks/red%20house/left")]
    [InlineData("house/left/2", "GET /racks/house/left/2")]
    [InlineData("house/a?b#c%2f", "GET /racks/house/a%3Fb%23c%252f")]
    public async Task Id_OfSeveralSegments_IsEscapedSegmentBySegment(string id, string sent)
    {
        var platform = new InMemoryPlatform("{}");

        await platform.Client.Racks.GetAsync(id);

        platform.Sent.Should().Equal(sent);
    }

    [Theory]
    [InlineData("house")]
    [InlineData("house/left/2/x")]
    [InlineData("house/..")]
    [InlineData("house/")]
    [InlineData("house/a\nb")]
    public void Id_OfAnotherShape_IsRefused(string id)
    {
        var make = () => new RackId(id);

        make.Should().Throw<ArgumentException>().WithMessage("*is no RackId*");
    }

    [Fact]
    public async Task Id_LongerThanAPathTakes_IsCutToIt()
    {
        var platform = new InMemoryPlatform();

        await platform.Client.Racks.Boards.ClearAsync("house/left/2", 9, "Bob");

        platform.Sent.Should().Equal("DELETE /racks/house/left/boards/9/from/Bob");
    }

    [Fact]
    public async Task Id_OfAModel_StandsForTheModel()
    {
        var platform = new InMemoryPlatform("""{ "id": "house/left", "below": null, "others": ["house/right"] }""", null, "{}");
        var rack = await platform.Client.Racks.GetAsync("house/left");

        await rack.ClearBoardAsync(1, "Bob");
        await platform.Client.Racks.GetAsync(rack);

        platform.Sent.Skip(1).Should().Equal("DELETE /racks/house/left/boards/1/from/Bob", "GET /racks/house/left");
        rack.Others.Should().Equal("house/right");
        rack.Below.Should().BeNull();
    }

    [Fact]
    public async Task Id_ThatAcceptsOthers_IsMadeOfTheirIdsAndTheirModels()
    {
        var platform = new InMemoryPlatform("""{ "id": "house/left" }""", """{ "name": "ann" }""", """{ "guest": "house/right" }""", "{}", "{}", "{}", "{}");
        var keepers = platform.Client.Keepers;
        var (rack, keeper, visit) = (await platform.Client.Racks.GetAsync("house/left"), await keepers.GetAsync("ann"), await keepers.VisitAsync("ann"));

        await keepers.GetAsync(rack);
        await keepers.GetAsync(rack.Id);
        await keepers.GetAsync(keeper);
        await keepers.GetAsync(visit);

        platform.Sent.Skip(3).Should().Equal("GET /keepers/house/left", "GET /keepers/house/left", "GET /keepers/ann", "GET /keepers/house/right");
    }

    [Fact]
    public async Task Id_OfAModelThatHoldsNull_CannotBeSent()
    {
        var platform = new InMemoryPlatform("""{ "name": null }""");
        var keeper = await platform.Client.Keepers.GetAsync("ann");

        var get = () => platform.Client.Keepers.GetAsync(keeper);

        await get.Should().ThrowAsync<ArgumentException>().WithMessage("*'keeper' is default(KeeperId)*");
        platform.Sent.Should().HaveCount(1);
    }

    [Fact]
    public async Task Argument_OfAPath_IsHeldAgainstItsLimits()
    {
        var boards = new InMemoryPlatform().Client.Racks.Boards;

        var wrongBoard = () => boards.ClearAsync("house/left", 10, "Bob");
        var wrongGuest = () => boards.ClearAsync("house/left", 1, "Robert");

        await wrongBoard.Should().ThrowAsync<ValidationException>().WithMessage("*'board' is 10; 1 to 9 is allowed*");
        await wrongGuest.Should().ThrowAsync<ValidationException>().WithMessage("*'guest' has 6 characters*");
    }

    [Fact]
    public async Task Id_ThatWasNeverGiven_CannotBeSent()
    {
        var get = () => new InMemoryPlatform().Client.Racks.GetAsync(default(RackId));

        await get.Should().ThrowAsync<ArgumentException>().WithMessage("*default(RackId)*");
    }

    [Fact]
    public async Task Id_FromAnAnswer_IsTakenAsItComesAndCheckedBeforeItIsSent()
    {
        var platform = new InMemoryPlatform("""{ "id": "house/.." }""");
        var rack = await platform.Client.Racks.GetAsync("house/left");

        var reload = () => rack.ReloadAsync();

        rack.Id.Value.Should().Be("house/..");
        await reload.Should().ThrowAsync<ArgumentException>().WithMessage("*would reach another resource*");
        platform.Sent.Should().HaveCount(1);
    }
}
