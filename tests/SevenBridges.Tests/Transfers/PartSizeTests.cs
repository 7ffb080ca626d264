using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

public sealed class PartSizeTests
{
    [Theory]
    [InlineData(0, 10, 1)]
    [InlineData(1, 10, 1)]
    [InlineData(10, 10, 1)]
    [InlineData(11, 10, 2)]
    [InlineData(PartSize.MaximumFile, PartSize.Maximum, 1024)]
    public void TotalParts_CountsAnEmptyFileAsOne(long size, long partSize, int parts) => PartSize.TotalParts(size, partSize).Should().Be(parts);

    [Theory]
    [InlineData(0L)]
    [InlineData(1L)]
    [InlineData(PartSize.Gibibyte)]
    [InlineData((64 * PartSize.Gibibyte) + 1)]
    [InlineData(PartSize.MaximumFile)]
    public void Recommended_ForAnySize_IsAllowedAndMakesNotTooManyParts(long size)
    {
        var recommended = PartSize.Recommended(size);

        recommended.Should().BeInRange(PartSize.Minimum, PartSize.Maximum);
        PartSize.TotalParts(size, recommended).Should().BeLessThanOrEqualTo(PartSize.MaximumParts);
    }

    [Fact]
    public void Plan_Parts_CoverTheFileWithoutGapOrOverlap()
    {
        var plan = new TransferPlan(size: 997, partSize: 10);

        var covered = Enumerable.Range(1, plan.Count).SelectMany(part => Enumerable.Range((int)plan.OffsetOf(part), (int)plan.LengthOf(part)));

        covered.Should().Equal(Enumerable.Range(0, 997));
    }
}
