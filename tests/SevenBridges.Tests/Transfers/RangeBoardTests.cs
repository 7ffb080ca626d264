using SevenBridges.Tests.Support;
using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

public sealed class RangeBoardTests
{
    private const long Unit = 4 * PartSize.Mebibyte;

    [Theory]
    [InlineData(1, 4)]
    [InlineData(1024, 16)]
    [InlineData(4 * 1024, 32)]
    [InlineData(64 * 1024, 64)]
    [InlineData(5 * 1024 * 1024, 128)]
    public void StretchFor_SizeInMebibytesAnd64Workers_IsAnEvenShareWithinBounds(long size, long stretch) =>
        RangeBoard.StretchFor(size * PartSize.Mebibyte, 64).Should().Be(stretch * PartSize.Mebibyte);

    [Fact]
    public void Take_WorkersTakeStretchesInOrder()
    {
        var board = new RangeBoard([new ByteRange(0, 10)], stretch: 4, new ManualClock());

        var taken = Enumerable.Range(0, 3).Select(_ => board.RestOf(board.Take()!));

        taken.Should().Equal(new ByteRange(0, 4), new ByteRange(4, 8), new ByteRange(8, 10));
        board.Take().Should().BeNull();
    }

    [Fact]
    public void Take_NothingIsFree_TakesHalfOfTheLargestRest()
    {
        var board = new RangeBoard([new ByteRange(0, 20 * Unit)], stretch: 10 * Unit, new ManualClock());
        var (first, second) = (board.Take()!, board.Take()!);
        Come(board, first, (int)(8 * Unit));

        var third = board.Take()!;

        board.RestOf(third).Should().Be(new ByteRange(15 * Unit, 20 * Unit));
        board.RestOf(second).Should().Be(new ByteRange(10 * Unit, 15 * Unit));
    }

    [Fact]
    public void Take_BytesAreBeingWritten_AreNotTakenAway()
    {
        var board = new RangeBoard([new ByteRange(0, 10 * Unit)], stretch: 10 * Unit, new ManualClock());
        var first = board.Take()!;
        board.Hold(first, (int)(6 * Unit));

        var second = board.Take()!;

        board.RestOf(second).Should().Be(new ByteRange(8 * Unit, 10 * Unit));
    }

    [Fact]
    public void Hold_EndHasComeNearer_KeepsOnlyWhatIsLeft()
    {
        var board = new RangeBoard([new ByteRange(0, 10 * Unit)], stretch: 10 * Unit, new ManualClock());
        var first = board.Take()!;
        board.Take();

        board.Hold(first, (int)(9 * Unit)).Should().Be((int)(5 * Unit));
    }

    [Fact]
    public void Release_ClaimIsGivenUp_ItsRestIsTakenNext()
    {
        var board = new RangeBoard([new ByteRange(0, 10)], stretch: 4, new ManualClock());
        var first = board.Take()!;
        Come(board, first, 1);

        board.Release(first);

        board.RestOf(board.Take()!).Should().Be(new ByteRange(1, 4));
    }

    private static void Come(RangeBoard board, Claim claim, int bytes)
    {
        board.Hold(claim, (int)bytes);
        board.Written(claim);
    }

    [Fact]
    public void Take_OneIsSlowerThanAnother_TakesHalfOfTheSlowOnesRest()
    {
        var clock = new ManualClock();
        var board = new RangeBoard([new ByteRange(0, 10 * Unit), new ByteRange(10 * Unit, 30 * Unit)], stretch: 20 * Unit, clock);
        var (slow, fast) = (board.Take()!, board.Take()!);
        clock.Advance(TimeSpan.FromSeconds(1));
        Fetch(board, slow, Unit / 2);
        Fetch(board, fast, 8 * Unit);

        var helper = board.Take()!;

        helper.End.Should().Be(10 * Unit, "the slow one has less to fetch, and longer to do");
        slow.End.Should().Be(helper.Next);
        fast.End.Should().Be(30 * Unit);
    }

    [Fact]
    public void Take_OneCrawls_ItsLastCrumbsAreTakenToo()
    {
        var clock = new ManualClock();
        var board = new RangeBoard([new ByteRange(0, Unit)], stretch: Unit, clock);
        var crawler = board.Take()!;

        board.Take().Should().BeNull("so little is not worth a request");
        clock.Advance(TimeSpan.FromMinutes(1));

        board.Take()!.End.Should().Be(Unit);
        crawler.End.Should().Be(Unit / 2);
    }

    [Fact]
    public void Take_VeryManyStretches_MakesFewMoreRequestsThanThose()
    {
        var board = new RangeBoard([new ByteRange(0, 1000 * 32 * Unit)], stretch: 32 * Unit, new ManualClock());

        var claims = 0;
        while (board.Take() is not null) claims++;

        claims.Should().Be(1020);
    }

    private static void Fetch(RangeBoard board, Claim claim, long bytes)
    {
        board.Hold(claim, (int)bytes);
        board.Written(claim);
    }
}
