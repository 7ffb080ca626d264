using Microsoft.Extensions.Logging.Abstractions;
using SevenBridges.Tests.Support;
using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

/// <summary>Streams and listeners of the caller's that throw what the line throws too: they are not taken for the line, and nothing is repeated because of them.</summary>
public sealed class CallersCodeTests
{
    private const int Size = 40;

    private static readonly Dictionary<string, Func<Exception>> Failures = new()
    {
        ["cancelled"] = () => new OperationCanceledException("its own"),
        ["task cancelled"] = () => new TaskCanceledException("its own"),
        ["http"] = () => new HttpRequestException("its own"),
        ["io"] = () => new IOException("its own"),
        ["invalid"] = () => new InvalidOperationException("its own"),
        ["platform"] = () => new NonJsonException("its own"),
        ["time"] = () => new TimeoutException("its own"),
    };

    public static TheoryData<string> Thrown => [.. Failures.Keys];

    [Theory]
    [MemberData(nameof(Thrown))]
    public async Task Download_TargetTakesHalfAndThrows_FailsAndWritesNoByteTwice(string thrown)
    {
        using var rig = new DownloadRig(Bytes.Seeded(3, Size));
        using var target = new Half(Failures[thrown]);
        using var sink = new StreamSink(target, hashes: true);

        var failure = (await FluentActions.Awaiting(() => rig.RunAsync(sink)).Should().ThrowAsync<TransferException>()).Which;

        failure.Fault.Should().Be(TransferFault.LocalFile);
        failure.Message.Should().Contain("target stream could not be written").And.Contain("its own");
        target.ToArray().Should().Equal(rig.Store.Content.Take(Size / 2), "a second attempt would bring bytes that are there already");
    }

    [Theory]
    [MemberData(nameof(Thrown))]
    public async Task Upload_SourceThatCanSeekThrows_FailsAtOnceAndIsGivenUp(string thrown)
    {
        var rig = new UploadRig();
        using var source = new StreamUploadSource(new Broken(Failures[thrown], canSeek: true));

        var failure = (await FluentActions.Awaiting(() => rig.RunAsync(source)).Should().ThrowAsync<TransferException>()).Which;

        failure.Should().Match<TransferException>(it => it.Fault == TransferFault.LocalFile && it.Attempts == 1);
        failure.Message.Should().Contain("source could not be read").And.Contain("its own");
        rig.Platform.IsAborted.Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(Thrown))]
    public async Task Upload_PipeThrows_FailsAndIsNotTakenForCancelled(string thrown)
    {
        var clock = new ManualClock();
        var room = new TransferRoom(new HttpMessageInvoker(new FakeStore(), disposeHandler: false), clock, NullLogger.Instance);
        var options = new TransferOptions();
        using var stream = new Broken(Failures[thrown], canSeek: false);
        using var upload = new PipeUpload(stream, UploadRequest.ForUnknownSize("reads.bam", options), new FakeUploads(10), options, room, new ProgressMeter("reads.bam", null, clock));

        var failure = (await FluentActions.Awaiting(() => clock.RunAsync(upload.RunAsync(CancellationToken.None, CancellationToken.None))).Should().ThrowAsync<TransferException>()).Which;

        failure.Fault.Should().Be(TransferFault.LocalFile);
        failure.Message.Should().Contain("source could not be read").And.Contain("its own");
    }

    [Theory]
    [MemberData(nameof(Thrown))]
    public async Task Upload_ListenerThrows_FailsWithThatAndSendsNothingAgain(string thrown)
    {
        var rig = new UploadRig();
        var told = 0;
        rig.Reports.Told = progress =>
        {
            if (progress.BytesMoved == 0) return;
            told++;
            throw Failures[thrown]();
        };
        using var source = new StreamUploadSource(new Slow(() => rig.Clock.Advance(TimeSpan.FromSeconds(1))));

        var failure = (await FluentActions.Awaiting(() => rig.RunAsync(source)).Should().ThrowAsync<Exception>()).Which;

        failure.Should().BeOfType(Failures[thrown]().GetType());
        failure.Message.Should().StartWith("its own");
        told.Should().Be(1, "the listener is not asked for more, and no part is sent again");
        rig.Platform.IsAborted.Should().BeTrue();
    }

    [Fact]
    public async Task Progress_ListenerTakesItsTime_NoOtherWorkerWaitsForIt()
    {
        var (inside, go) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new ManualResetEventSlim());
        var (clock, reports) = (new ManualClock(), new Reports());
        reports.Told = _ =>
        {
            inside.TrySetResult();
            go.Wait();
        };
        var meter = new ProgressMeter("reads.bam", reports, clock);
        var slow = Task.Run(() => meter.Add(1));
        await inside.Task;
        clock.Advance(TimeSpan.FromMinutes(1)); // another report is due

        var other = Task.Run(() => meter.Add(2));

        try
        {
            await other.WaitAsync(TimeSpan.FromMinutes(1));
        }
        finally
        {
            go.Set();
            await slow;
        }

        meter.PartDone();
        reports.Last.Bytes.Should().Be(3, "what the listener missed the next report says");
    }

    [Fact]
    public void Progress_AttemptThatWasGivenUpTellsMore_IsNotCounted()
    {
        var meter = new ProgressMeter("reads.bam", null, new ManualClock());
        meter.Expect(100, 1);
        var flow = meter.Begin();
        flow.Add(60);
        flow.Dispose();

        flow.Add(40); // what was on its way to the socket when the attempt ended
        using var next = meter.Begin();
        next.Add(70);

        meter.Now().BytesMoved.Should().Be(70, "only the second attempt's bytes are on their way");
    }

    /// <summary>Takes half of what it gets, and then throws.</summary>
    private sealed class Half(Func<Exception> failure) : MemoryStream
    {
        private bool hasThrown;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (hasThrown) return base.WriteAsync(buffer, cancellationToken);
            hasThrown = true;
            Write(buffer.Span[..(buffer.Length / 2)]);
            throw failure();
        }
    }

    /// <summary>One part, which takes so long that there is something to report meanwhile.</summary>
    private sealed class Slow(Action read) : MemoryStream(new byte[10])
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            read();
            return base.ReadAsync(buffer, cancellationToken);
        }
    }

    /// <summary>Cannot be read, whatever it says.</summary>
    private sealed class Broken(Func<Exception> failure, bool canSeek) : MemoryStream(new byte[Size])
    {
        public override bool CanSeek => canSeek;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw failure();
    }
}
