using System.Text.Json;
using SevenBridges.Generator.Tests.Support;

namespace SevenBridges.Generator.Tests.Calls;

/// <summary>The emitted bodies of <c>Golden/Bodies</c>, called.</summary>
public sealed class BodyTests
{
    [Fact]
    public async Task Body_WithoutItsDefaults_SendsThem()
    {
        var platform = new InMemoryPlatform();

        await platform.Client.Gardens.CreateAsync(new GardenCreate { Name = "Eden", Club = "One" });

        platform.Sent.Should().Equal("""POST /gardens {"name":"Eden","style":"ENGLISH","club":"One"}""");
    }

    [Fact]
    public async Task Body_WithEveryMember_IsWrittenInTheOrderOfTheDescription()
    {
        var platform = new InMemoryPlatform();
        using var plan = JsonDocument.Parse("""{ "north": [1, 2] }""");

        await platform.Client.Gardens.CreateAsync(new GardenCreate
        {
            Name = "Eden",
            Style = GardenStyle.French,
            Owner = "Ann",
            Gate = "east",
            GateCode = "1234",
            Area = 1.5,
            Beds = [new() { Plant = "rose" }],
            Plan = plan.RootElement,
        });

        platform.Sent.Should().Equal(
            """POST /gardens {"name":"Eden","style":"FRENCH","owner":"Ann","gate":"east","gate_code":"1234","area":1.5,"beds":[{"plant":"rose"}],"plan":{"north":[1,2]}}""");
    }

    [Fact]
    public async Task ShortForm_TakesMembersAsArguments()
    {
        var platform = new InMemoryPlatform();

        await platform.Client.Gardens.CreateAsync("Eden", "Ann");

        platform.Sent.Should().Equal("""POST /gardens {"name":"Eden","style":"ENGLISH","owner":"Ann"}""");
    }

    public static TheoryData<GardenCreate, string> Broken { get; } = new()
    {
        { new() { Name = "", Owner = "Ann" }, "*'name' has 0 characters; 1 to 12 are allowed*" },
        { new() { Name = "Eden" }, "*exactly one is given; here none is*" },
        { new() { Name = "Eden", Owner = "Ann", GateCode = "1" }, "*'gate' goes together with gate_code*" },
        { new() { Name = "Eden", Owner = "Ann", Area = 0.5 }, "*'area' is 0.5; at least 1 is allowed*" },
        { new() { Name = "Eden", Owner = "Ann", Beds = [new() { Plant = "x" }] }, "*'plant' has 1 character; at least 3 are allowed*" },
        { new() { Name = "Eden", Owner = "Ann", Beds = [new() { Plant = "rose" }, new() { Plant = "lily" }, new() { Plant = "mint" }] }, "*'beds' has 3 items*" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Body_ThatBreaksALimit_IsNotSent(GardenCreate body, string message)
    {
        var platform = new InMemoryPlatform();

        var create = () => platform.Client.Gardens.CreateAsync(body);

        await create.Should().ThrowAsync<ValidationException>().WithMessage(message);
        platform.Sent.Should().BeEmpty();
    }

    [Fact]
    public async Task Patch_SendsWhatIsSetAndNullWhereNullWasSet()
    {
        var platform = new InMemoryPlatform();

        await platform.Client.Gardens.UpdateAsync("eden", new() { Owner = null, Tags = [] });
        await platform.Client.Gardens.UpdateAsync("eden", new() { Name = "Eden", Area = 3 });
        await platform.Client.Gardens.UpdateAsync("eden", new());

        platform.Sent.Should().Equal(
            """PATCH /gardens/eden {"owner":null,"tags":[]}""",
            """PATCH /gardens/eden {"name":"Eden","area":3}""",
            "PATCH /gardens/eden {}");
    }

    [Fact]
    public async Task Patch_ThatBreaksALimit_IsNotSent()
    {
        var update = () => new InMemoryPlatform().Client.Gardens.UpdateAsync("eden", new() { Area = 0 });

        await update.Should().ThrowAsync<ValidationException>().WithMessage("*'area' is 0; at least 1 is allowed*");
    }

    [Fact]
    public async Task Body_ThatMayBeLeftOut_IsLeftOut()
    {
        var platform = new InMemoryPlatform();

        await platform.Client.Gardens.WaterAsync("eden");
        await platform.Client.Gardens.WaterAsync("eden", new() { Beds = ["north"] });

        platform.Sent.Should().Equal("POST /gardens/eden", """POST /gardens/eden {"beds":["north"]}""");
    }

    [Fact]
    public void Secret_OfABody_StandsInNoText() =>
        new GardenCreate { Name = "Eden", Gate = "east", GateCode = "1234" }.ToString().Should().Contain("Gate = east, GateCode = ***").And.NotContain("1234");
}
