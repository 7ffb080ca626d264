namespace SevenBridges.Build.Tests.Soak;

public sealed class KillSoakTests
{
    [Fact]
    public async Task Transfers_ProcessesAreKilled_AreFinishedBySecondOnesToTheByte()
    {
        await using var soak = await KillSoak.StartAsync(seed: 1, CancellationToken.None);

        var outcomes = await soak.RunAsync(runs: 20, _ => { }, CancellationToken.None);

        outcomes.Where(outcome => outcome.Fault is not null).Should().BeEmpty();
        outcomes.Should().HaveCount(20);
    }
}
