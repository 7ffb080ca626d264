using System.Net;
using SevenBridges.Tests.Support;
using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

/// <summary>Uploads of streams that cannot seek and whose length nobody knows.</summary>
public sealed class PipeUploadTests : IDisposable
{
    private const int Part = 10;

    private readonly FakeStore store = new();
    private readonly ManualClock clock = new();
    private readonly Reports reports = new();

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(Part - 1, 1)]
    [InlineData(Part, 1)]
    [InlineData(Part + 1, 2)]
    [InlineData(3 * Part, 3)]
    [InlineData((100 * Part) + 3, 101)]
    public async Task Upload_OfUnknownLength_IsCutIntoParts(int length, int parts)
    {
        var platform = new FakeUploads(Part) { SizeInTheEnd = length };

        await RunAsync(new Trickle(Bytes.Seeded(5, length)), platform);

        store.Whole.Should().Equal(Bytes.Seeded(5, length));
        platform.Reported.Should().HaveCount(parts);
        platform.Calls.First().Should().Be("open reads.bam  16777216 False");
        reports.Last.Should().BeEquivalentTo(new { Bytes = length, TotalBytes = (long?)length, Percent = 100.0 });
        reports.RanBackwards.Should().BeFalse();
    }

    [Fact]
    public async Task Upload_PartFailsInPassing_IsSentAgainFromMemory()
    {
        var platform = new FakeUploads(Part) { SizeInTheEnd = 45 };
        store.Fault = (seen, _) => seen is { Part: 2, Attempt: < 3 } ? FakeStore.Status(HttpStatusCode.ServiceUnavailable) : null;

        await RunAsync(new Trickle(Bytes.Seeded(5, 45)), platform);

        store.Attempts.Should().Equal(1, 3, 1, 1, 1);
        store.Whole.Should().Equal(Bytes.Seeded(5, 45));
    }

    [Fact]
    public async Task Upload_MoreThanTenThousandParts_FailsClearlyAndNothingIsCompleted()
    {
        var platform = new FakeUploads(1);

        var uploading = () => RunAsync(new Trickle(new byte[PartSize.MaximumParts + 1]), platform);

        var failure = (await uploading.Should().ThrowAsync<TransferException>()).Which;
        failure.Fault.Should().Be(TransferFault.TooLarge);
        failure.Message.Should().Contain("more than 10000 parts").And.Contain("MemoryBudget");
        platform.IsCompleted.Should().BeFalse();
    }

    [Fact]
    public async Task Upload_OfTenThousandParts_Succeeds()
    {
        var platform = new FakeUploads(1) { SizeInTheEnd = PartSize.MaximumParts };

        await RunAsync(new Trickle(new byte[PartSize.MaximumParts]), platform);

        platform.Reported.Should().HaveCount(PartSize.MaximumParts);
    }

    [Fact]
    public async Task Upload_PausedWhileThePipeIsSilent_LosesNoByte()
    {
        var (silent, flowing) = (new TaskCompletionSource(), new TaskCompletionSource());
        var content = Bytes.Seeded(5, 40);
        var stream = new Trickle(content) { Hold = at => Silence(at) };
        var platform = new FakeUploads(Part) { SizeInTheEnd = 40 };
        using var upload = Prepare(stream, platform);
        using var pause = new CancellationTokenSource();

        var first = upload.RunAsync(pause.Token, CancellationToken.None);
        await silent.Task;
        await pause.CancelAsync();
        await FluentActions.Awaiting(() => first).Should().ThrowAsync<OperationCanceledException>();
        flowing.SetResult();
        await upload.RunAsync(CancellationToken.None, CancellationToken.None);

        store.Whole.Should().Equal(content);
        platform.Calls.Count(call => call.StartsWith("open", StringComparison.Ordinal)).Should().Be(1);

        Task Silence(int at)
        {
            if (at < 14) return Task.CompletedTask;
            silent.TrySetResult();
            return flowing.Task;
        }
    }

    [Fact]
    public async Task Upload_PipeBreaks_Fails()
    {
        var platform = new FakeUploads(Part);
        var stream = new Trickle(new byte[40]) { Hold = at => at < 21 ? Task.CompletedTask : Task.FromException(new IOException("Broken pipe.")) };

        var failure = (await FluentActions.Awaiting(() => RunAsync(stream, platform)).Should().ThrowAsync<TransferException>()).Which;

        failure.Should().BeEquivalentTo(new { Fault = TransferFault.LocalFile, FileName = "reads.bam" });
        platform.IsCompleted.Should().BeFalse();
    }

    [Fact]
    public async Task Upload_FailsWhileThePipeIsSilent_ReadsItNoLonger()
    {
        var stream = new SilentAfter(Part);
        store.Hold = (_, _) => stream.IsRead;
        store.Fault = (_, _) => FakeStore.Status(HttpStatusCode.NotFound);

        await FluentActions.Awaiting(() => RunAsync(stream, new FakeUploads(Part))).Should().ThrowAsync<TransferException>();

        stream.IsGivenUp.Should().BeTrue("a stream is its owner's again when its upload has ended");
    }

    [Fact]
    public async Task Upload_PlatformWantsLargerPartsThanMemoryAllows_FailsClearly()
    {
        var failure = (await FluentActions.Awaiting(() => RunAsync(new Trickle([]), new FakeUploads(PartSize.Gibibyte))).Should().ThrowAsync<TransferException>()).Which;

        failure.Fault.Should().Be(TransferFault.TooLarge);
        failure.Message.Should().Contain("memory budget");
    }

    [Theory]
    [InlineData(20, 5)]
    [InlineData(64, 16)]
    [InlineData(1000, 250)]
    [InlineData(16 * 1024, 1024)]
    public void Request_WithoutPartSize_TakesAQuarterOfTheBudget(long budget, long part) =>
        UploadRequest.ForUnknownSize("x", new() { MemoryBudget = budget * PartSize.Mebibyte }).PartSize.Should().Be(part * PartSize.Mebibyte);

    [Fact]
    public void Request_PartSizeIsMoreThanAQuarterOfTheBudget_IsRefused() =>
        FluentActions.Invoking(() => UploadRequest.ForUnknownSize("x", new() { PartSize = 17 * PartSize.Mebibyte })).Should().Throw<ArgumentException>().WithMessage("*MemoryBudget*");

    public void Dispose() => store.Dispose();

    /// <summary>Gives some bytes, and then lets its reader wait.</summary>
    private sealed class SilentAfter(int bytes) : MemoryStream(new byte[bytes])
    {
        private readonly TaskCompletionSource read = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private CancellationToken waiting;

        public Task IsRead => read.Task;

        public bool IsGivenUp => waiting.IsCancellationRequested;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position < Length) return Read(buffer.Span);
            waiting = cancellationToken;
            read.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }

    private PipeUpload Prepare(Stream stream, FakeUploads platform)
    {
        var options = new TransferOptions { StallTimeout = TimeSpan.FromHours(1) };
        var room = new TransferRoom(new HttpMessageInvoker(store, disposeHandler: false), clock, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        return new PipeUpload(stream, UploadRequest.ForUnknownSize("reads.bam", options), platform, options, room, new ProgressMeter("reads.bam", reports, clock));
    }

    private async Task RunAsync(Stream stream, FakeUploads platform)
    {
        using var upload = Prepare(stream, platform);
        await clock.RunAsync(upload.RunAsync(CancellationToken.None, CancellationToken.None));
    }
}
