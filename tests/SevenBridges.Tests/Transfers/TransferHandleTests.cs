using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

/// <summary>The states of a handle: every step in every state is legal or refused, and none hangs.</summary>
public sealed class TransferHandleTests
{
    [Fact]
    public async Task Transfer_IsStartedAndDone_TellsAllAboutItself()
    {
        var rig = new UploadRig();
        var transfer = rig.Prepare(Content(25));
        transfer.Status.Should().Be(TransferStatus.Preparing);
        transfer.StartedAt.Should().BeNull();

        transfer.Start();
        await transfer.Completion;

        transfer.Should().BeEquivalentTo(new { Status = TransferStatus.Completed, FileName = "reads.bam", StartedAt = rig.Clock.GetUtcNow(), Verification = Verification.Verified });
        transfer.Progress.Should().BeEquivalentTo(new { Bytes = 25, Parts = 3, TotalParts = 3, Percent = 100.0 });
        transfer.ToString().Should().Be("reads.bam: Completed, 100%");
    }

    [Fact]
    public async Task Transfer_IsAwaited_StartsByItself() => (await new UploadRig().Prepare(Content(25))).Should().Be(Verification.Verified);

    [Fact]
    public async Task Transfer_PausedAndResumed_SendsNoPartTwice()
    {
        var rig = new UploadRig { Platform = new(10) { IsParallel = false } };
        var gate = new Gatekeeper(rig, beforePart: 2);
        var transfer = rig.Prepare(Content(40));

        transfer.Start();
        await gate.Reached;
        await transfer.PauseAsync();
        transfer.Status.Should().Be(TransferStatus.Paused);
        rig.Platform.Reported.Should().HaveCount(1);
        gate.Open();
        transfer.Resume();
        await transfer.Completion;

        rig.Store.Whole.Should().Equal(Bytes.Seeded(5, 40));
        rig.Platform.Calls.Count(call => call.StartsWith("report", StringComparison.Ordinal)).Should().Be(4);
        rig.Platform.Calls.Count(call => call.StartsWith("open", StringComparison.Ordinal)).Should().Be(1);
        rig.Reports.RanBackwards.Should().BeFalse();
    }

    [Fact]
    public async Task Transfer_PauseTakesHours_DoNotCountAsDuration()
    {
        var rig = new UploadRig { Platform = new(10) { IsParallel = false } };
        var gate = new Gatekeeper(rig, beforePart: 2);
        var transfer = rig.Prepare(Content(40));

        transfer.Start();
        await gate.Reached;
        await transfer.PauseAsync();
        rig.Clock.Advance(TimeSpan.FromHours(3));
        gate.Open();
        transfer.Resume();
        await transfer.Completion;

        transfer.Duration.Should().BeLessThan(TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task Transfer_StoppedWhileItRuns_IsGivenUpOnThePlatform()
    {
        var rig = new UploadRig();
        var gate = new Gatekeeper(rig, beforePart: 2);
        var transfer = rig.Prepare(Content(40));

        transfer.Start();
        await gate.Reached;
        await transfer.StopAsync();

        transfer.Status.Should().Be(TransferStatus.Stopped);
        rig.Platform.IsAborted.Should().BeTrue();
        await FluentActions.Awaiting(() => transfer.Completion).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Transfer_StoppedAfterItsClientWasClosed_IsStoppedAllTheSame()
    {
        var rig = new UploadRig();
        rig.Platform.AbortFails = new ObjectDisposedException(nameof(SevenBridgesClient));
        var gate = new Gatekeeper(rig, beforePart: 2);
        var transfer = rig.Prepare(Content(40));

        transfer.Start();
        await gate.Reached;
        await transfer.StopAsync();

        transfer.Status.Should().Be(TransferStatus.Stopped, "that it could not be given up on the Platform is no failure");
    }

    [Fact]
    public async Task Transfer_StoppedWhilePaused_Ends()
    {
        var rig = new UploadRig();
        var gate = new Gatekeeper(rig, beforePart: 2);
        var transfer = rig.Prepare(Content(40));

        transfer.Start();
        await gate.Reached;
        await transfer.PauseAsync();
        await transfer.StopAsync();

        transfer.Status.Should().Be(TransferStatus.Stopped);
        rig.Platform.IsAborted.Should().BeTrue();
    }

    [Fact]
    public async Task Transfer_StoppedBeforeItStarted_SendsNothing()
    {
        var rig = new UploadRig();
        var transfer = rig.Prepare(Content(40));

        await transfer.StopAsync();

        transfer.Status.Should().Be(TransferStatus.Stopped);
        rig.Platform.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task Transfer_TokenIsCancelled_IsAborted()
    {
        using var cancel = new CancellationTokenSource();
        var rig = new UploadRig();
        var gate = new Gatekeeper(rig, beforePart: 2);
        var transfer = rig.Prepare(Content(40), cancel.Token);

        transfer.Start();
        await gate.Reached;
        await cancel.CancelAsync();

        await FluentActions.Awaiting(() => transfer.Completion).Should().ThrowAsync<OperationCanceledException>();
        transfer.Status.Should().Be(TransferStatus.Aborted);
    }

    [Fact]
    public async Task Transfer_StoppedWhileItIsBeingOpened_LeavesNoUploadOpen()
    {
        var rig = new UploadRig();
        var (opening, opened) = (new TaskCompletionSource(), new TaskCompletionSource());
        rig.Platform.HoldOpening = () =>
        {
            opening.SetResult();
            return opened.Task;
        };
        var transfer = rig.Prepare(Content(40));

        transfer.Start();
        await opening.Task;
        var stopping = transfer.StopAsync();
        opened.SetResult();
        await stopping;

        transfer.Status.Should().Be(TransferStatus.Stopped);
        rig.Platform.IsAborted.Should().BeTrue();
        rig.Store.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Transfer_StoppedWhileItIsBeingClosed_IsWhatThePlatformHasMadeOfIt()
    {
        var (rig, answer) = (new UploadRig(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var transfer = await BroughtToItsClosingAsync(rig, answer.Task);

        var stopping = transfer.StopAsync();
        answer.SetResult();
        await stopping;

        transfer.Status.Should().Be(TransferStatus.Completed, "the file is there, and what is stopped leaves nothing");
        rig.Platform.IsAborted.Should().BeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Transfer_StoppedWhileItIsBeingClosedAndNothingComesOfThat_IsGivenUpOnThePlatform(bool isAnswered)
    {
        var (rig, answer) = (new UploadRig(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var transfer = await BroughtToItsClosingAsync(rig, answer.Task);

        var stopping = transfer.StopAsync();
        if (isAnswered) answer.SetException(new ServerErrorException("busy"));
        else rig.Clock.Advance(TimeSpan.FromSeconds(10));
        await stopping;

        transfer.Status.Should().Be(TransferStatus.Stopped);
        rig.Platform.IsAborted.Should().BeTrue();
    }

    [Fact]
    public async Task Transfer_Fails_SaysWhy()
    {
        var rig = new UploadRig();
        rig.Store.Fault = (_, _) => FakeStore.Status(System.Net.HttpStatusCode.NotFound);
        var transfer = rig.Prepare(Content(40));

        await FluentActions.Awaiting(async () => await transfer).Should().ThrowAsync<TransferException>();

        transfer.Status.Should().Be(TransferStatus.Failed);
        transfer.Failure.Should().BeOfType<TransferException>();
        transfer.Verification.Should().BeNull();
    }

    [Fact]
    public async Task Transfer_DisposedWhileItRuns_IsStopped()
    {
        var rig = new UploadRig();
        var gate = new Gatekeeper(rig, beforePart: 2);
        var transfer = rig.Prepare(Content(40));

        await using (transfer)
        {
            transfer.Start();
            await gate.Reached;
        }

        transfer.Status.Should().Be(TransferStatus.Stopped);
    }

    [Theory]
    [InlineData(TransferStatus.Preparing, "pause resume wait")]
    [InlineData(TransferStatus.Running, "start resume")]
    [InlineData(TransferStatus.Paused, "start pause")]
    [InlineData(TransferStatus.Completed, "start pause resume stop")]
    [InlineData(TransferStatus.Stopped, "start pause resume")]
    [InlineData(TransferStatus.Failed, "start pause resume stop")]
    [InlineData(TransferStatus.Aborted, "start pause resume stop")]
    public async Task Transfer_StepMakesNoSenseWhereItStands_IsRefusedAndSaysWhereItStands(TransferStatus status, string refused)
    {
        var (transfer, gate) = await BroughtToAsync(status);

        foreach (var step in refused.Split(' '))
            (await FluentActions.Awaiting(() => StepAsync(transfer, step)).Should().ThrowAsync<InvalidOperationException>()).WithMessage($"*'reads.bam' is {status} *");

        gate.Open();
        await transfer.DisposeAsync();
    }

    [Fact]
    public async Task Transfer_ManyStepsAtRandom_NeverHangAndEnd()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var rig = new UploadRig();
            var transfer = rig.Prepare(Content(400));
            var random = new Random(seed);
            transfer.Start();

            for (var step = 0; step < 12; step++) await StepIfPossibleAsync(transfer, random.Next(3) == 0 ? "resume" : "pause");
            await StepIfPossibleAsync(transfer, seed % 3 == 0 ? "stop" : "resume");
            await Task.WhenAny(transfer.Completion);

            transfer.Status.Should().BeOneOf(TransferStatus.Completed, TransferStatus.Stopped);
            if (transfer.Status == TransferStatus.Completed) rig.Store.Whole.Should().Equal(Bytes.Seeded(5, 400));
            rig.Platform.Reported.Count.Should().Be(rig.Platform.Calls.Count(call => call.StartsWith("report", StringComparison.Ordinal)));
        }
    }

    private static StreamUploadSource Content(int length) => new(new MemoryStream(Bytes.Seeded(5, length)));

    private static async Task<(Transfer<Verification> Transfer, Gatekeeper Gate)> BroughtToAsync(TransferStatus status)
    {
        using var cancel = new CancellationTokenSource();
        var rig = new UploadRig();
        var gate = new Gatekeeper(rig, beforePart: 2);
        var transfer = rig.Prepare(Content(40), cancel.Token);
        if (status == TransferStatus.Preparing) return (transfer, gate);
        transfer.Start();
        await gate.Reached;
        if (status == TransferStatus.Paused) await transfer.PauseAsync();
        if (status == TransferStatus.Stopped) await transfer.StopAsync();
        if (status == TransferStatus.Aborted) await cancel.CancelAsync();
        if (status == TransferStatus.Failed) gate.Fail();
        if (status == TransferStatus.Completed) gate.Open();
        if (status > TransferStatus.Paused) await Task.WhenAny(transfer.Completion);
        transfer.Status.Should().Be(status);
        return (transfer, gate);
    }

    private static async Task<Transfer<Verification>> BroughtToItsClosingAsync(UploadRig rig, Task answer)
    {
        var closing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        rig.Platform.HoldCompleting = token =>
        {
            var waiting = answer.WaitAsync(token); // it waits before anybody is told that it does
            closing.SetResult();
            return waiting;
        };
        var transfer = rig.Prepare(Content(40));
        transfer.Start();
        await closing.Task;
        return transfer;
    }

    private static async Task StepIfPossibleAsync(Transfer transfer, string step)
    {
        try
        {
            await StepAsync(transfer, step);
        }
        catch (InvalidOperationException)
        {
            await Task.Yield(); // refused, which the test allows
        }
    }

    private static Task StepAsync(Transfer transfer, string step)
    {
        switch (step)
        {
            case "start":
                transfer.Start();
                return Task.CompletedTask;
            case "resume":
                transfer.Resume();
                return Task.CompletedTask;
            case "pause":
                return transfer.PauseAsync();
            case "stop":
                return transfer.StopAsync();
            default:
                return transfer.WaitAsync();
        }
    }

    /// <summary>Holds an upload up before it sends a part.</summary>
    private sealed class Gatekeeper
    {
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Gatekeeper(UploadRig rig, int beforePart) => rig.Store.Hold = async (part, cancellationToken) =>
        {
            if (part != beforePart) return;
            reached.TrySetResult();
            await opened.Task.WaitAsync(cancellationToken);
        };

        public Task Reached => reached.Task;

        public void Open() => opened.TrySetResult();

        public void Fail() => opened.TrySetException(new AttemptFault(TransferFault.Refused, "no"));
    }
}
