using SevenBridges.Contract.Tests.Calls;
using SevenBridges.Emulator;

namespace SevenBridges.Contract.Tests;

/// <summary>
/// Each operation, made by NSwag's client on one emulator and by ours on its twin. The clients share nothing but the description.
/// </summary>
public sealed class ContractTests
{
    public static TheoryData<string> Operations { get; } = [.. Call.All.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Operation_MadeByEitherClient_ShowsTheSameAndLeavesTheSame(string operation)
    {
        var call = Call.All[operation];
        await using var theirs = await Side.StartAsync();
        await using var ours = await Side.StartAsync();

        var (theySee, weSee) = (await call.Theirs(theirs.Theirs, theirs.Scene), await call.Ours(ours.Ours, ours.Scene));

        ours.Calls.Should().Equal(theirs.Calls).And.ContainSingle().Which.Should().StartWith($"{operation}: ");
        string.Join('\n', Sight.Differences(theySee, weSee)).Should().BeEmpty("both asked for {0}", operation);
        (await ours.WorldAsync()).Should().Be(await theirs.WorldAsync(), "both did {0}", operation);
        ours.Violations.Should().BeEmpty();
    }

    [Fact]
    public void Calls_Written_AreOfOperationsThatTheDescriptionHas() =>
        Call.Written.Keys.Except(PlatformEmulator.DescribedOperations).Should().BeEmpty("a call below Calls/ is of an operation; one that has none there is called with what the description says");
}
