using System.Runtime.CompilerServices;
using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

/// <summary>What workers read and write through: how large, how often made, how long kept.</summary>
public sealed class WorkerBuffersTests
{
    private readonly WorkerBuffers buffers = new();

    [Fact]
    public void Rent_ByManyWorkers_GivesFourLargeOnesAndSmallOnesBeyond()
    {
        var rented = Enumerable.Range(0, 64).Select(_ => buffers.Rent()).ToList();

        rented.Should().OnlyHaveUniqueItems();
        rented.Take(4).Should().OnlyContain(buffer => buffer.Length == PartSize.Mebibyte);
        rented.Skip(4).Should().OnlyContain(buffer => buffer.Length == 256 * PartSize.Kibibyte);
        WorkerBuffers.CountWithin(rented.Sum(buffer => (long)buffer.Length)).Should().Be(64);
    }

    [Fact]
    public void Rent_WhileOthersWork_GivesWhatWasReturned()
    {
        var rented = Enumerable.Range(0, 12).Select(_ => buffers.Rent()).ToList();

        buffers.Return(rented[0]);
        buffers.Return(rented[11]);

        buffers.Rent().Should().BeSameAs(rented[0], "large ones go first");
        buffers.Rent().Should().BeSameAs(rented[11]);
    }

    [Fact]
    public void Rent_SoonAfterAllWereReturned_GivesTheSameAgain()
    {
        // A collection in between, of whatever else runs, takes them away: not each time.
        Enumerable.Range(0, 100).Should().Contain(_ => IsSameAgain());
    }

    [Fact]
    public void Return_OfTheLast_HoldsNoMemory()
    {
        var one = RentAndReturn();

        GC.Collect();

        one.TryGetTarget(out _).Should().BeFalse();
    }

    private bool IsSameAgain()
    {
        var first = buffers.Rent();
        buffers.Return(first);
        var second = buffers.Rent();
        buffers.Return(second);
        return ReferenceEquals(first, second);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference<byte[]> RentAndReturn()
    {
        var buffer = buffers.Rent();
        buffers.Return(buffer);
        return new WeakReference<byte[]>(buffer);
    }
}
