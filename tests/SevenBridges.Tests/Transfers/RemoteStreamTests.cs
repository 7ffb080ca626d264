using System.Net;
using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

/// <summary>The seekable stream of a file on the Platform, beside one of the same bytes on the disk.</summary>
public sealed class RemoteStreamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Read_SeeksAndReadsAtRandom_GivesWhatALocalFileGivesAndFetchesAtMostTwiceThat(int seed)
    {
        using var rig = new DownloadRig(Bytes.Seeded(seed, 3_000_000 + seed));
        File.WriteAllBytes(rig.Folder["local"], rig.Store.Content);
        await using var local = new FileStream(rig.Folder["local"], FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        await using var remote = Open(rig);
        var random = new Random(seed);
        long read = 0;

        for (var step = 0; step < 400; step++)
        {
            if (random.Next(3) == 0) remote.Position = local.Position = random.Next(3_100_000);
            else if (random.Next(4) == 0) remote.Seek(-Math.Min(local.Position, 1000), SeekOrigin.Current).Should().Be(local.Seek(-Math.Min(local.Position, 1000), SeekOrigin.Current));
            var count = random.Next(2) == 0 ? random.Next(1, 200) : random.Next(1, 60_000);
            var (here, there) = (new byte[count], new byte[count]);
            var came = await remote.ReadAtLeastAsync(there, count, throwOnEndOfStream: false);
            came.Should().Be(local.ReadAtLeast(here, count, throwOnEndOfStream: false));
            there.AsSpan().SequenceEqual(here).Should().BeTrue();
            remote.Position.Should().Be(local.Position);
            read += came;
            Fetched(rig).Should().BeLessThanOrEqualTo(2 * read);
        }
    }

    [Fact]
    public async Task Read_FromBeginningToEnd_FetchesEachByteOnceAndAheadOfTheReader()
    {
        using var rig = new DownloadRig(Bytes.Seeded(9, 5_000_000));
        await using var remote = Open(rig);
        using var whole = new MemoryStream();

        await remote.CopyToAsync(whole, 81920);

        whole.ToArray().AsSpan().SequenceEqual(rig.Store.Content).Should().BeTrue();
        Fetched(rig).Should().Be(5_000_000);
        rig.Store.Requests.Should().HaveCountLessThan(12, "each request fetches as much again as was read before");
    }

    [Fact]
    public async Task Read_StoreFailsInPassing_TriesAgain()
    {
        using var rig = new DownloadRig(Bytes.Seeded(9, 1000));
        rig.Store.Fault = (seen, usual) => seen.Attempt switch { 1 => FakeStore.Status(HttpStatusCode.ServiceUnavailable), 2 => FakeStore.CutAfter(usual, 10), _ => null };
        await using var remote = Open(rig);
        var bytes = new byte[100];

        await rig.Clock.RunAsync(remote.ReadExactlyAsync(bytes).AsTask());

        bytes.Should().Equal(rig.Store.Content[..100]);
    }

    [Fact]
    public async Task Read_ContentBecameAnother_FailsInsteadOfMixing()
    {
        using var rig = new DownloadRig(Bytes.Seeded(9, 1000));
        await using var remote = Open(rig);
        await remote.ReadExactlyAsync(new byte[10]);
        rig.Store.ContentTag = "\"another-2\"";
        remote.Position = 500;

        var reading = () => rig.Clock.RunAsync(remote.ReadExactlyAsync(new byte[10]).AsTask());

        (await reading.Should().ThrowAsync<TransferException>()).Which.Fault.Should().Be(TransferFault.ContentChanged);
    }

    [Fact]
    public async Task Read_FailedOnce_AsksAgainNextTime()
    {
        using var rig = new DownloadRig(Bytes.Seeded(9, 1000));
        await using var remote = Open(rig);
        rig.Store.Fault = (_, _) => FakeStore.Status(HttpStatusCode.NotFound);
        var bytes = new byte[10];

        await FluentActions.Awaiting(() => remote.ReadExactlyAsync(bytes).AsTask()).Should().ThrowAsync<TransferException>();
        rig.Store.Fault = (_, _) => null;
        await remote.ReadExactlyAsync(bytes);

        bytes.Should().Equal(rig.Store.Content[..10]);
    }

    [Fact]
    public async Task Read_WaitWasCancelledAndTheRequestFailedAfterwards_AsksAgain()
    {
        using var rig = new DownloadRig(Bytes.Seeded(9, 1000));
        await using var remote = Open(rig);
        var (asked, answer, bytes) = (new TaskCompletionSource(), new TaskCompletionSource(), new byte[10]);
        rig.Store.Hold = (_, _) =>
        {
            asked.TrySetResult();
            return answer.Task;
        };
        rig.Store.Fault = (seen, _) => seen.Attempt == 1 ? FakeStore.Status(HttpStatusCode.NotFound) : null;
        using var cancel = new CancellationTokenSource();
        var reading = remote.ReadExactlyAsync(bytes, cancel.Token).AsTask();
        await asked.Task;
        await cancel.CancelAsync();
        await FluentActions.Awaiting(() => reading).Should().ThrowAsync<OperationCanceledException>();

        answer.SetResult();
        try
        {
            await remote.ReadExactlyAsync(bytes);
        }
        catch (TransferException)
        {
            // The read that waits while the request fails is told; it is the last one that is.
            await remote.ReadExactlyAsync(bytes);
        }

        bytes.Should().Equal(rig.Store.Content[..10]);
    }

    [Fact]
    public async Task Read_BehindTheEnd_GivesNothing()
    {
        using var rig = new DownloadRig(Bytes.Seeded(9, 1000));
        await using var remote = Open(rig);

        remote.Seek(5, SeekOrigin.End).Should().Be(1005);

        (await remote.ReadAsync(new byte[10])).Should().Be(0);
        remote.Read(new byte[10], 0, 10).Should().Be(0);
        rig.Store.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Read_AfterDisposing_IsRefused()
    {
        using var rig = new DownloadRig(Bytes.Seeded(9, 1000));
        var remote = Open(rig);
        await remote.DisposeAsync();

        await FluentActions.Awaiting(() => remote.ReadAsync(new byte[10]).AsTask()).Should().ThrowAsync<ObjectDisposedException>();
        remote.CanRead.Should().BeFalse();
    }

    private static RemoteStream Open(DownloadRig rig) => new(new RangeReader(rig, rig.Options, rig.Room), rig.Size);

    private static long Fetched(DownloadRig rig) => rig.Store.Requests.Sum(seen => seen.Request.Headers.Range!.Ranges.Sum(range => range.To!.Value - range.From!.Value + 1));
}
