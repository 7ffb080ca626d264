using System.Net;
using SevenBridges.Tests.Support;
using System.Security.Cryptography;
using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

public sealed class RangedDownloadTests
{
    private const int Mebibyte = 1024 * 1024;

    // Ranges of the smallest size that options allow; the content has a few of them.
    private static readonly TransferOptions SmallRanges = new() { PartSize = PartSize.Minimum, Connections = 4, StallTimeout = TimeSpan.FromHours(1) };

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData((5 * Mebibyte) - 1)]
    [InlineData(5 * Mebibyte)]
    [InlineData((5 * Mebibyte) + 1)]
    [InlineData(16 * Mebibyte)]
    public async Task Download_OfAnySize_IsTheSameToTheByteAndLeavesNothingElse(int size)
    {
        var content = Bytes.Seeded(3, size);
        using var rig = new DownloadRig(content) { Options = SmallRanges };

        await rig.RunAsync();

        SHA256.HashData(await File.ReadAllBytesAsync(rig.Target)).Should().Equal(SHA256.HashData(content));
        rig.Leftovers.Should().BeEmpty();
        rig.Addresses.Should().Be(size == 0 ? 0 : 1);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task Download_AnswerTellsNoLengthAndIsLonger_IsNoticed(int more, bool isWhole)
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 100));
        rig.Store.Fault = (_, usual) =>
        {
            var untold = new StreamContent(new Trickle(Bytes.Seeded(3, 100 + more)));
            foreach (var header in usual.Content.Headers.Where(header => header.Key != "Content-Length")) untold.Headers.TryAddWithoutValidation(header.Key, header.Value);
            usual.Content = untold;
            return usual;
        };

        if (isWhole) await rig.RunAsync();
        else (await rig.FailAsync()).Fault.Should().Be(TransferFault.ContentChanged);

        File.Exists(rig.Target).Should().Be(isWhole);
    }

    [Fact]
    public async Task Fetch_NothingIsLeftOfTheClaim_AsksForNothing()
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 100));
        using var sink = new FileSink(rig.Target, rig.Options, rig.Room);
        var address = new SignedAddress(rig);
        var board = new RangeBoard([new ByteRange(0, 100)], 100, rig.Clock);
        var claim = board.Take()!;
        board.Hold(claim, 100);
        board.Written(claim);
        var identity = new ContentIdentity(100, JournalContent.Unknown, verifies: true);
        var fetcher = new RangeFetcher(address, rig.Room, identity, sink, board, new ProgressMeter(rig.FileName, null, rig.Clock), TimeSpan.FromHours(1));

        await fetcher.FetchAsync(claim, new byte[10], CancellationToken.None, CancellationToken.None);

        rig.Store.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Download_AddressExpires_IsRenewedOnceForAllWorkers()
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 20 * Mebibyte)) { Options = SmallRanges };
        rig.Store.Fault = (seen, _) => seen.Query.EndsWith("canary7b1", StringComparison.Ordinal) ? FakeStore.Status(HttpStatusCode.Forbidden) : null;

        await rig.RunAsync();

        rig.Addresses.Should().Be(2);
        File.ReadAllBytes(rig.Target).AsSpan().SequenceEqual(rig.Store.Content).Should().BeTrue();
    }

    [Fact]
    public async Task Download_BodyIsCut_GoesOnWhereItBrokeOff()
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 3 * Mebibyte)) { Options = SmallRanges with { Connections = 1 } };
        rig.Store.Fault = (seen, usual) => seen.Attempt == 1 ? FakeStore.CutAfter(usual, 1000) : null;

        await rig.RunAsync();

        rig.Store.Requests.Select(seen => seen.Header("Range")).Should().Equal("bytes=0-3145727", "bytes=1000-3145727");
        File.ReadAllBytes(rig.Target).AsSpan().SequenceEqual(rig.Store.Content).Should().BeTrue();
    }

    [Fact]
    public async Task Download_EveryAnswerIsCutButComesForward_GoesOnUntilAllIsThere()
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 20 * Mebibyte)) { Options = SmallRanges with { PartSize = 64 * Mebibyte, Connections = 1, Retries = 1 } };
        rig.Store.Fault = (_, usual) => usual.Content.Headers.ContentLength > Mebibyte ? FakeStore.CutAfter(usual, Mebibyte) : null;

        await rig.RunAsync();

        File.ReadAllBytes(rig.Target).AsSpan().SequenceEqual(rig.Store.Content).Should().BeTrue();
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, TransferFault.AddressExpired, 6)]
    [InlineData(HttpStatusCode.ServiceUnavailable, TransferFault.Refused, 11)]
    [InlineData(HttpStatusCode.NotFound, TransferFault.Refused, 1)]
    public async Task Download_IsRefusedForGood_FailsAndLeavesNothing(HttpStatusCode status, TransferFault fault, int attempts)
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 100));
        rig.Store.Fault = (_, _) => FakeStore.Status(status);

        var failure = await rig.FailAsync();

        failure.Should().BeEquivalentTo(new { Fault = fault, FileName = "reads.bam", Part = 1, Attempts = attempts, Status = status });
        failure.ToString().Should().NotContain("canary7b");
        File.Exists(rig.Target).Should().BeFalse();
        rig.Leftovers.Should().BeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Download_ContentChangesMidway_Fails(int answersBefore)
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 12 * Mebibyte)) { Options = SmallRanges with { Connections = 1 } };
        rig.Store.Fault = (seen, usual) =>
        {
            if (seen.Attempt == answersBefore) (rig.Store.Content, rig.Store.ContentTag) = (Bytes.Seeded(4, 12 * Mebibyte), "\"another\"");
            return null;
        };

        var failure = await rig.FailAsync();

        failure.Fault.Should().Be(TransferFault.ContentChanged);
        File.Exists(rig.Target).Should().BeFalse();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Download_OneAnswerHasAWrongETag_IsWhole(int which)
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 12 * Mebibyte)) { Options = SmallRanges with { Connections = 1 } };
        rig.Store.Fault = (seen, usual) => seen.Attempt == which ? Tagged(usual, "\"another\"") : null;

        await rig.RunAsync();

        File.ReadAllBytes(rig.Target).AsSpan().SequenceEqual(rig.Store.Content).Should().BeTrue();
        rig.Reports.RanBackwards.Should().BeFalse();
    }

    [Fact]
    public async Task Download_PlatformSaysAnotherSize_Fails()
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 100)) { Size = 90 };

        (await rig.FailAsync()).Fault.Should().Be(TransferFault.ContentChanged);
    }

    [Fact]
    public async Task Download_ETagIsTheMd5OfTheContent_IsVerified()
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 100));
        rig.Store.ContentTag = rig.Store.PartTag(rig.Store.Content);

        (await rig.RunAsync()).Should().Be(Verification.Verified);
    }

    [Fact]
    public async Task Download_ETagIsAnotherMd5_Fails()
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 100));
        rig.Store.ContentTag = "\"00000000000000000000000000000000\"";

        (await rig.FailAsync()).Fault.Should().Be(TransferFault.ChecksumWrong);
        File.Exists(rig.Target).Should().BeFalse();
    }

    [Fact]
    public async Task Download_ETagIsAnotherMd5Once_IsFetchedOnceMore()
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 100));
        rig.Store.ContentTag = rig.Store.PartTag(rig.Store.Content);
        rig.Store.Fault = (seen, usual) => seen.Attempt == 1 ? Tagged(usual, "\"00000000000000000000000000000000\"") : null;

        (await rig.RunAsync()).Should().Be(Verification.Verified);

        rig.Store.Requests.Should().HaveCount(2);
        rig.Reports.RanBackwards.Should().BeFalse();
    }

    [Fact]
    public async Task Download_ETagIsOfSeveralParts_IsUnverified()
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 100));

        (await rig.RunAsync()).Should().Be(Verification.Unverified);
    }

    [Fact]
    public async Task Download_FileExists_IsKept()
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 100));
        rig.Folder.Write("reads.bam", "mine");

        var failure = await FluentActions.Awaiting(() => rig.RunAsync()).Should().ThrowAsync<LocalFileAlreadyExistsException>();

        failure.Which.Path.Should().Be(rig.Target);
        File.ReadAllText(rig.Target).Should().Be("mine");
        rig.Store.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Download_FileExistsAndMayBeOverwritten_IsReplacedWhenTheNewOneIsWhole()
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 100)) { Options = SmallRanges with { Overwrite = true } };
        rig.Folder.Write("reads.bam", "mine");
        var before = "";
        rig.Store.Fault = (_, _) =>
        {
            before = File.ReadAllText(rig.Target);
            return null;
        };

        await rig.RunAsync();

        before.Should().Be("mine");
        File.ReadAllBytes(rig.Target).Should().Equal(rig.Store.Content);
    }

    [Fact]
    public async Task Download_AnotherIsWritingToTheSamePlace_IsRefusedAndDisturbsNothing()
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 100));
        using var other = new FileSink(rig.Target, rig.Options, rig.Room);
        await other.WriteAsync(0, "other"u8.ToArray(), CancellationToken.None);

        (await rig.FailAsync()).Fault.Should().Be(TransferFault.InUse);

        other.Commit();
        File.ReadAllText(rig.Target).Should().Be("other");
    }

    [Fact]
    public async Task Download_TemporaryPlaceIsASymbolicLink_IsRefusedAndNothingIsWrittenThroughIt()
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 100));
        var elsewhere = rig.Folder.Write("elsewhere", "mine");
        File.CreateSymbolicLink(FileSink.NeighbourOf(rig.Target), elsewhere);

        (await rig.FailAsync()).Fault.Should().Be(TransferFault.LocalFile);

        File.ReadAllText(elsewhere).Should().Be("mine");
    }

    [Fact]
    public async Task Download_CancelledWithoutResuming_LeavesNothing()
    {
        using var cancel = new CancellationTokenSource();
        using var rig = new DownloadRig(Bytes.Seeded(3, 12 * Mebibyte)) { Options = SmallRanges with { Resume = false } };
        rig.Store.Fault = (seen, _) =>
        {
            if (seen.Attempt == 2) cancel.Cancel();
            return null;
        };

        await FluentActions.Awaiting(() => rig.RunAsync(cancel.Token)).Should().ThrowAsync<OperationCanceledException>();

        Directory.GetFileSystemEntries(rig.Folder.Path).Should().BeEmpty();
    }

    [Fact]
    public async Task Download_IntoAStream_ArrivesInOrder()
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 12 * Mebibyte)) { Options = SmallRanges };
        using var target = new MemoryStream();

        await rig.RunAsync(new StreamSink(target, hashes: true));

        target.ToArray().AsSpan().SequenceEqual(rig.Store.Content).Should().BeTrue();
    }

    [Fact]
    public async Task Download_IntoAStreamThatTakesItsTime_IsNoStall()
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 6 * Mebibyte)) { Options = SmallRanges with { StallTimeout = TimeSpan.FromMinutes(1) } };
        using var target = new Sluggish(rig.Clock);
        using var sink = new StreamSink(target, hashes: true);
        var download = new RangedDownload(rig, sink, [], rig.Options, rig.Room, new ProgressMeter(rig.FileName, rig.Reports, rig.Clock));

        await download.RunAsync(CancellationToken.None, CancellationToken.None);

        target.ToArray().AsSpan().SequenceEqual(rig.Store.Content).Should().BeTrue();
    }

    [Fact]
    public async Task Download_OneObjectIsIll_HoldsNoSlotBetweenAttempts()
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, Mebibyte)) { Options = SmallRanges };
        var room = rig.Room;
        var refused = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        rig.Store.Fault = (seen, _) =>
        {
            if (seen.Attempt > 1) return null;
            refused.SetResult();
            return FakeStore.Status(HttpStatusCode.InternalServerError);
        };
        using var sink = new FileSink(rig.Target, rig.Options, room);
        var download = new RangedDownload(rig, sink, sink.Restore(rig.FileId, rig.Size, CancellationToken.None), rig.Options, room, new ProgressMeter(rig.FileName, rig.Reports, rig.Clock));

        var running = download.RunAsync(CancellationToken.None, CancellationToken.None);
        await refused.Task;
        var slots = await Task.WhenAll(Enumerable.Range(0, room.Downloads.Limit).Select(_ => room.Downloads.EnterAsync(CancellationToken.None)));
        foreach (var slot in slots) slot.Dispose();
        await rig.Clock.RunAsync(running);

        File.ReadAllBytes(rig.Target).AsSpan().SequenceEqual(rig.Store.Content).Should().BeTrue();
    }

    [Fact]
    public async Task Download_AddressExpiresWithStatus400_IsRenewed()
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 100));
        rig.Store.Fault = (seen, _) => seen.Attempt == 1 ? FakeStore.Status(HttpStatusCode.BadRequest) : null;

        await rig.RunAsync();

        rig.Addresses.Should().Be(2);
    }

    [Fact]
    public async Task Download_Progress_NeverRunsBackwardsAndEndsWithAll()
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, 20 * Mebibyte)) { Options = SmallRanges };
        rig.Store.Fault = (seen, usual) => seen.Attempt % 3 == 0 ? FakeStore.CutAfter(usual, 70_000) : null;

        await rig.RunAsync();

        rig.Reports.RanBackwards.Should().BeFalse();
        rig.Reports.Last.Should().BeEquivalentTo(new { Bytes = 20L * Mebibyte, TotalBytes = 20L * Mebibyte, Percent = 100.0 });
    }

    // Each write takes longer than a connection may stand still.
    private sealed class Sluggish(ManualClock clock) : MemoryStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            clock.Advance(TimeSpan.FromMinutes(2));
            cancellationToken.ThrowIfCancellationRequested();
            await base.WriteAsync(buffer, cancellationToken);
        }
    }

    private static HttpResponseMessage Tagged(HttpResponseMessage answer, string tag)
    {
        answer.Headers.Remove("ETag");
        answer.Headers.TryAddWithoutValidation("ETag", tag);
        return answer;
    }
}
