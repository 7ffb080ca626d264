using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

/// <summary>What of a part counts as sent, and when.</summary>
public sealed class WireCountTests
{
    private const int Block = (int)PartSize.Mebibyte;

    private readonly List<long> told = [];
    private readonly WireCount wire;

    public WireCountTests() => wire = new WireCount(told.Add);

    [Fact]
    public void Handed_AsMuchAsTheBuffersHold_IsNotSentYet()
    {
        for (var block = 0; block < 4; block++) wire.Handed(Block);

        told.Should().BeEmpty();
    }

    [Fact]
    public void Handed_More_TellsWhatMadeRoomForIt()
    {
        for (var block = 0; block < 6; block++) wire.Handed(Block);

        told.Should().Equal(Block, Block);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(9)]
    public void Arrived_TellsTheRestOnce(int blocks)
    {
        for (var block = 0; block < blocks; block++) wire.Handed(Block);

        wire.Arrived();
        wire.Arrived();

        told.Sum().Should().Be((long)blocks * Block);
        told.Should().HaveCount(Math.Max(1, blocks - 3));
    }

    [Fact]
    public void Arrived_NothingWasHanded_TellsNothing()
    {
        wire.Arrived();

        told.Should().BeEmpty();
    }
}
