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

    public static TheoryData<string> Patterns => ["small in order", "jumps to blocks", "backwards", "tail first", "header and block", "one byte anywhere", "across the end"];

    [Theory]
    [MemberData(nameof(Patterns))]
    public async Task Read_AsToolsDo_GivesTheRightBytesAndFetchesAtMostTwiceThat(string pattern)
    {
        const int size = (3 << 20) + 77;
        using var rig = new DownloadRig(Bytes.Seeded(9, size));
        await using var remote = Open(rig);
        long read = 0;

        foreach (var (at, count) in ReadsOf(pattern, size))
        {
            var bytes = new byte[count];
            remote.Position = at;
            var came = await remote.ReadAtLeastAsync(bytes, count, throwOnEndOfStream: false);

            bytes.AsSpan(0, came).SequenceEqual(rig.Store.Content.AsSpan(Math.Min(at, size), Math.Min(count, Math.Max(0, size - at)))).Should().BeTrue();
            read += came;
            Fetched(rig).Should().BeLessThanOrEqualTo(2 * read);
        }

        if (pattern is "jumps to blocks" or "backwards" or "one byte anywhere") Fetched(rig).Should().Be(read, "who jumps about fetches nothing in vain");
    }

    [Fact]
    public async Task Read_OfNothing_AsksForNothing()
    {
        using var rig = new DownloadRig(Bytes.Seeded(9, 1000));
        await using var remote = Open(rig);

        (await remote.ReadAsync(Memory<byte>.Empty)).Should().Be(0);

        rig.Store.Requests.Should().BeEmpty();
        rig.Addresses.Should().Be(0);
    }

    [Fact]
    public async Task Read_ByTwoAtOnce_IsRefusedAndDisturbsNothing()
    {
        using var rig = new DownloadRig(Bytes.Seeded(9, 1000));
        var (asked, answer, bytes) = (new TaskCompletionSource(), new TaskCompletionSource(), new byte[10]);
        rig.Store.Hold = (_, _) =>
        {
            asked.TrySetResult();
            return answer.Task;
        };
        await using var remote = Open(rig);
        var first = remote.ReadExactlyAsync(bytes).AsTask();
        await asked.Task;

        await FluentActions.Awaiting(() => remote.ReadAsync(new byte[5]).AsTask()).Should().ThrowAsync<InvalidOperationException>().WithMessage("*one after the other*");
        answer.SetResult();
        await first;

        bytes.Should().Equal(rig.Store.Content[..10]);
        (await remote.ReadAsync(bytes)).Should().BePositive();
    }

    [Fact]
    public async Task Read_DisposedMeanwhile_SaysSo()
    {
        using var rig = new DownloadRig(Bytes.Seeded(9, 1000));
        var asked = new TaskCompletionSource();
        rig.Store.Hold = (_, token) =>
        {
            asked.TrySetResult();
            return Task.Delay(Timeout.Infinite, token);
        };
        var remote = Open(rig);
        var reading = remote.ReadAsync(new byte[10]).AsTask();
        await asked.Task;

        await remote.DisposeAsync();

        await FluentActions.Awaiting(() => reading).Should().ThrowAsync<ObjectDisposedException>();
        remote.Invoking(it => it.Seek(0, SeekOrigin.Begin)).Should().Throw<ObjectDisposedException>();
    }

    [Fact]
    public async Task Read_DisposedWhileTheAddressIsAskedFor_SaysSo()
    {
        using var rig = new DownloadRig(Bytes.Seeded(9, 1000));
        var platform = new SlowPlatform(rig);
        var remote = new RemoteStream(new RangeReader(platform, rig.Options, rig.Room), rig.Size);
        var reading = remote.ReadAsync(new byte[10]).AsTask();

        await remote.DisposeAsync();
        platform.Answer();

        (await FluentActions.Awaiting(() => reading).Should().ThrowAsync<ObjectDisposedException>()).Which.ObjectName.Should().Be(nameof(RemoteStream));
    }

    [Fact]
    public async Task Read_CancelledInTheMiddle_GoesOnWithWhatWasAskedFor()
    {
        using var rig = new DownloadRig(Bytes.Seeded(9, 1000));
        var (asked, answer, bytes) = (new TaskCompletionSource(), new TaskCompletionSource(), new byte[10]);
        rig.Store.Hold = (_, _) =>
        {
            asked.TrySetResult();
            return answer.Task;
        };
        await using var remote = Open(rig);
        using var cancel = new CancellationTokenSource();
        var reading = remote.ReadAsync(bytes, cancel.Token).AsTask();
        await asked.Task;
        await cancel.CancelAsync();
        await FluentActions.Awaiting(() => reading).Should().ThrowAsync<OperationCanceledException>();
        answer.SetResult();

        await remote.ReadExactlyAsync(bytes);

        bytes.Should().Equal(rig.Store.Content[..10]);
        Fetched(rig).Should().BeLessThanOrEqualTo(20);
    }

    [Fact]
    public async Task Read_AddressExpiresMidway_AsksForANewOne()
    {
        using var rig = new DownloadRig(Bytes.Seeded(9, 1000));
        await using var remote = Open(rig);
        var bytes = new byte[10];
        await remote.ReadExactlyAsync(bytes);
        rig.Store.Fault = (seen, _) => seen.Query.EndsWith("canary7b1", StringComparison.Ordinal) ? FakeStore.Status(HttpStatusCode.Forbidden) : null;
        remote.Position = 500;

        await rig.Clock.RunAsync(remote.ReadExactlyAsync(bytes).AsTask());

        bytes.Should().Equal(rig.Store.Content[500..510]);
        rig.Addresses.Should().Be(2);
    }

    [Fact]
    public async Task Read_StoreTellsNoETagAnyMore_FailsInsteadOfMixing()
    {
        using var rig = new DownloadRig(Bytes.Seeded(9, 1000));
        await using var remote = Open(rig);
        await remote.ReadExactlyAsync(new byte[10]);
        rig.Store.ContentTag = null;
        remote.Position = 500;

        var reading = () => rig.Clock.RunAsync(remote.ReadExactlyAsync(new byte[10]).AsTask());

        (await reading.Should().ThrowAsync<TransferException>()).Which.Should().BeEquivalentTo(new { Fault = TransferFault.ChecksumMissing, Attempts = 3 });
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task Read_AnswerTellsNoLengthAndIsLonger_IsNoticed(int more, bool isRight)
    {
        using var rig = new DownloadRig(Bytes.Seeded(9, 1000));
        rig.Store.Fault = (_, usual) =>
        {
            var untold = new StreamContent(new Trickle([.. usual.Content.ReadAsByteArrayAsync().Result, .. new byte[more]]));
            foreach (var header in usual.Content.Headers.Where(header => header.Key != "Content-Length")) untold.Headers.TryAddWithoutValidation(header.Key, header.Value);
            usual.Content = untold;
            return usual;
        };
        await using var remote = Open(rig);

        var reading = () => rig.Clock.RunAsync(remote.ReadExactlyAsync(new byte[10]).AsTask());

        if (isRight) await reading();
        else (await reading.Should().ThrowAsync<TransferException>()).Which.Fault.Should().Be(TransferFault.ContentChanged);
    }

    private static IEnumerable<(int At, int Count)> ReadsOf(string pattern, int size)
    {
        const int block = 64 << 10;
        var random = new Random(1);
        var blocks = Enumerable.Range(0, size / block);
        return pattern switch
        {
            "small in order" => Enumerable.Range(0, 4000).Select(number => (number * 700, 700)),
            "jumps to blocks" => blocks.OrderBy(_ => random.Next()).Where(number => number % 2 == 0).Select(number => (number * block, block)),
            "backwards" => blocks.Reverse().Select(number => (number * block, block)),
            "tail first" => [(size - 28, 28), (size - 4096, 4096), (size - block, block), (0, 4), (4, 30_000), (34_004, 30_000), (64_004, 100_000)],
            "header and block" => blocks.Where(number => number % 3 == 0).SelectMany(number => new[] { (number * block, 18), ((number * block) + 18, 20_000) }),
            "one byte anywhere" => Enumerable.Range(0, 300).Select(number => ((number + 1) * 7919 % size, 1)),
            _ => [(size - 10, 100), (size, 10), (size + 100, 10), (size - 1, 1), (size - 70_000, 100_000)],
        };
    }

    /// <summary>Answers when it is told to, also who has given up meanwhile.</summary>
    private sealed class SlowPlatform(DownloadRig rig) : IDownloadSource
    {
        private readonly TaskCompletionSource answer = new();

        public string FileName => rig.FileName;

        public long Size => rig.Size;

        public void Answer() => answer.SetResult();

        public async Task<Uri> AddressAsync(CancellationToken cancellationToken)
        {
            await answer.Task;
            return await rig.AddressAsync(cancellationToken);
        }
    }

    private static RemoteStream Open(DownloadRig rig) => new(new RangeReader(rig, rig.Options, rig.Room), rig.Size);

    private static long Fetched(DownloadRig rig) => rig.Store.Requests.Sum(seen => seen.Request.Headers.Range!.Ranges.Sum(range => range.To!.Value - range.From!.Value + 1));
}
