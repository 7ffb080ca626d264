using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

public sealed class RangeBoardTests
{
    private const long Unit = 4 * PartSize.Mebibyte;

    [Fact]
    public void Take_WorkersTakeStretchesInOrder()
    {
        var board = new RangeBoard([new ByteRange(0, 10)], stretch: 4);

        var taken = Enumerable.Range(0, 3).Select(_ => board.RestOf(board.Take()!));

        taken.Should().Equal(new ByteRange(0, 4), new ByteRange(4, 8), new ByteRange(8, 10));
        board.Take().Should().BeNull();
    }

    [Fact]
    public void Take_NothingIsFree_TakesHalfOfTheLargestRest()
    {
        var board = new RangeBoard([new ByteRange(0, 20 * Unit)], stretch: 10 * Unit);
        var (first, second) = (board.Take()!, board.Take()!);
        Come(board, first, (int)(8 * Unit));

        var third = board.Take()!;

        board.RestOf(third).Should().Be(new ByteRange(15 * Unit, 20 * Unit));
        board.RestOf(second).Should().Be(new ByteRange(10 * Unit, 15 * Unit));
    }

    [Fact]
    public void Take_BytesAreBeingWritten_AreNotTakenAway()
    {
        var board = new RangeBoard([new ByteRange(0, 10 * Unit)], stretch: 10 * Unit);
        var first = board.Take()!;
        board.Hold(first, (int)(6 * Unit));

        var second = board.Take()!;

        board.RestOf(second).Should().Be(new ByteRange(8 * Unit, 10 * Unit));
    }

    [Fact]
    public void Hold_EndHasComeNearer_KeepsOnlyWhatIsLeft()
    {
        var board = new RangeBoard([new ByteRange(0, 10 * Unit)], stretch: 10 * Unit);
        var first = board.Take()!;
        board.Take();

        board.Hold(first, (int)(9 * Unit)).Should().Be((int)(5 * Unit));
    }

    [Fact]
    public void Release_ClaimIsGivenUp_ItsRestIsTakenNext()
    {
        var board = new RangeBoard([new ByteRange(0, 10)], stretch: 4);
        var first = board.Take()!;
        Come(board, first, 1);

        board.Release(first);

        board.RestOf(board.Take()!).Should().Be(new ByteRange(1, 4));
    }

    private static void Come(RangeBoard board, Claim claim, int bytes)
    {
        board.Hold(claim, bytes);
        board.Written(claim);
    }
}
