namespace SevenBridges.Build.Tests.Soak;

public sealed class TransferSoakTests
{
    [Fact]
    public async Task Transfers_EveryTwentiethRequestFailsInPassing_AreTheSameToTheByte()
    {
        await using var soak = await TransferSoak.StartAsync(seed: 1, CancellationToken.None);

        var outcomes = await soak.RunAsync(transfers: 40, _ => { }, CancellationToken.None);

        outcomes.Where(outcome => outcome.Fault is not null).Should().BeEmpty();
        outcomes.Should().HaveCount(40);
        soak.Faults.Should().BeGreaterThan(10);
    }

    [Fact]
    public async Task Large_OfSomeSize_KeepsItsMemoryAndItsRequests()
    {
        using var soak = new LargeSoak();

        var outcomes = await soak.RunAsync(1L << 30, _ => { }, CancellationToken.None);

        outcomes.Select(outcome => outcome.Fault).Should().Equal(null, null);
        if (OperatingSystem.IsLinux()) outcomes.Should().OnlyContain(outcome => outcome.MemoryAfter - outcome.MemoryBefore < 64 << 20);
    }
}
