using System.Collections.Concurrent;
using SevenBridges.Tests.Support;
using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

/// <summary>A handle that several threads use at once: every step is legal or refused, none hangs, and the end is told once.</summary>
public sealed class TransferHandleRaceTests
{
    private const int Threads = 4;

    private static readonly string[] Steps = ["start", "pause", "resume", "stop", "wait", "dispose", "await", "abort"];

    [Fact]
    public async Task Transfer_DisposedAndStoppedAgainWhileItIsBeingStopped_Ends()
    {
        var engine = new StepEngine(0);
        var transfer = engine.Prepare(CancellationToken.None);
        var others = new List<Task>();
        engine.Closing = () =>
        {
            others.Add(transfer.DisposeAsync().AsTask());
            others.Add(transfer.StopAsync());
            others.Add(transfer.WaitAsync());
        };

        await transfer.StopAsync();

        await FluentActions.Awaiting(() => Task.WhenAll(others)).Should().ThrowAsync<OperationCanceledException>();
        others.Count(other => other.IsCompletedSuccessfully).Should().Be(2, "who waits is told, who disposes or stops is done");
        transfer.Status.Should().Be(TransferStatus.Stopped);
    }

    [Fact]
    public async Task Transfer_StoppedAfterItWasDisposed_IsDoneAlready()
    {
        var transfer = new StepEngine(0).Prepare(CancellationToken.None);
        await transfer.DisposeAsync();

        await transfer.StopAsync();
        await transfer.DisposeAsync();

        transfer.Status.Should().Be(TransferStatus.Stopped);
    }

    [Fact]
    public async Task Transfer_TokenIsCancelledWhileItIsDisposed_EndsOnce()
    {
        using var cancel = new CancellationTokenSource();
        var engine = new StepEngine(0) { IsEndless = true };
        var transfer = engine.Prepare(cancel.Token);
        transfer.Start();
        await engine.Began;
        Task? disposing = null;
        engine.Closing = () => disposing = transfer.DisposeAsync().AsTask();

        await cancel.CancelAsync();
        await Task.WhenAny(transfer.Completion);

        await disposing!;
        transfer.Status.Should().BeOneOf(TransferStatus.Aborted, TransferStatus.Stopped);
        engine.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Transfer_AwaitedByManyAtOnce_StartsOnce()
    {
        for (var round = 0; round < 200; round++)
        {
            var engine = new StepEngine(round);
            var transfer = engine.Prepare(CancellationToken.None);
            using var together = new Barrier(Threads);

            // Each on a thread of its own: those of the pool may be fewer than have to meet.
            var results = await Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => Task.Factory.StartNew(
                async () =>
                {
                    together.SignalAndWait();
                    return await transfer;
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default).Unwrap()));

            results.Should().AllBeEquivalentTo(StepEngine.Result);
            engine.Faults.Should().BeEmpty();
        }
    }

    [Fact]
    public async Task Transfer_ClosingFails_IsToldAsAFailure()
    {
        var engine = new StepEngine(0) { Closing = () => throw new IOException("no") };
        var transfer = engine.Prepare(CancellationToken.None);

        await FluentActions.Awaiting(async () => await transfer).Should().ThrowAsync<IOException>();

        transfer.Status.Should().Be(TransferStatus.Failed);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    public async Task Transfer_ManyThreadsTakeStepsAtRandom_EndsOnceInWhateverOrder(int seed, bool fails)
    {
        for (var round = 0; round < 150; round++)
        {
            using var cancel = new CancellationTokenSource();
            var engine = new StepEngine((seed * 1000) + round) { Fails = fails && round % 2 == 0 };
            var transfer = engine.Prepare(cancel.Token);
            var awaited = new ConcurrentBag<Task>();

            await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(() => WalkAsync(transfer, cancel, awaited, new Random((seed * 100_000) + (round * 10) + thread)))));
            await FinishAsync(transfer);

            await Task.WhenAll(awaited);
            ShouldHaveEnded(transfer, engine);
        }
    }

    private static async Task WalkAsync(Transfer<int> transfer, CancellationTokenSource cancel, ConcurrentBag<Task> awaited, Random random)
    {
        for (var step = 0; step < 8; step++)
        {
            // What ends it is rarer than what moves it about.
            var name = Steps[random.Next(random.Next(3) == 0 ? Steps.Length : 3)];
            try
            {
                var done = TakeAsync(transfer, cancel, name);
                // Who waits for the end, or for a pause that another thread undoes, must not keep this one from going on.
                if (name is "pause" or "wait" or "await" or "stop" or "dispose") awaited.Add(OutcomeAsync(transfer, done));
                else await done;
            }
            catch (InvalidOperationException refused)
            {
                refused.Message.Should().StartWith("The transfer of 'reads.bam' is ");
            }

            if (transfer.Status > TransferStatus.Paused) transfer.Completion.IsCompleted.Should().BeTrue("who sees that it has come to its end finds the result there");
        }
    }

    private static Task TakeAsync(Transfer<int> transfer, CancellationTokenSource cancel, string step)
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
            case "wait":
                return transfer.WaitAsync();
            case "dispose":
                return transfer.DisposeAsync().AsTask();
            case "abort":
                return cancel.CancelAsync();
            default:
                return AwaitAsync(transfer);
        }
    }

    private static async Task AwaitAsync(Transfer<int> transfer) => (await transfer).Should().Be(StepEngine.Result);

    // Each call that was accepted is told the same end.
    private static async Task OutcomeAsync(Transfer<int> transfer, Task call)
    {
        try
        {
            await call;
        }
        catch (InvalidOperationException refused) when (refused.Message.StartsWith("The transfer of ", StringComparison.Ordinal))
        {
            await Task.Yield(); // refused, which is legal
        }
        catch (OperationCanceledException)
        {
            transfer.Status.Should().BeOneOf(TransferStatus.Stopped, TransferStatus.Aborted);
        }
        catch (TransferException failure)
        {
            transfer.Failure.Should().BeSameAs(failure);
        }
    }

    // Whatever it was left in, it can be brought to its end.
    private static async Task FinishAsync(Transfer<int> transfer)
    {
        await transfer.DisposeAsync();
        await Task.WhenAny(transfer.Completion);
    }

    private static void ShouldHaveEnded(Transfer<int> transfer, StepEngine engine)
    {
        transfer.Status.Should().BeOneOf(TransferStatus.Completed, TransferStatus.Stopped, TransferStatus.Failed, TransferStatus.Aborted);
        transfer.Completion.IsCompleted.Should().BeTrue();
        transfer.Completion.Status.Should().Be(transfer.Status switch
        {
            TransferStatus.Completed => TaskStatus.RanToCompletion,
            TransferStatus.Failed => TaskStatus.Faulted,
            _ => TaskStatus.Canceled,
        });
        engine.Faults.Should().BeEmpty();
        engine.Closings.Should().Be(1);
    }

    /// <summary>Works in small steps, at random on the same thread or another, and notes whatever the handle does that it must not do.</summary>
    private sealed class StepEngine(int seed) : ITransferEngine<int>
    {
        public const int Result = 42;

        private readonly Random random = new(seed);
        private readonly TaskCompletionSource began = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int inside;
        private int left = 12;
        private int closings;
        private bool hasEnded;

        public ConcurrentQueue<string> Faults { get; } = new();

        public Action Closing { get; set; } = () => { };

        public bool IsEndless { get; init; }

        public bool Fails { get; init; }

        public int Closings => closings;

        public Task Began => began.Task;

        public Verification Verification => Verification.Verified;

        public Transfer<int> Prepare(CancellationToken cancellationToken) =>
            new(this, new ProgressMeter("reads.bam", null, new ManualClock()), null, new ManualClock(), cancellationToken);

        public async Task<int> RunAsync(CancellationToken pause, CancellationToken cancellationToken)
        {
            Note(Interlocked.Increment(ref inside) != 1 || hasEnded || closings > 0, "worked twice at once, or after its end");
            began.TrySetResult();
            try
            {
                await StepsAsync(pause, cancellationToken);
                if (Fails) throw new TransferException("no");
                return Result;
            }
            finally
            {
                Interlocked.Decrement(ref inside);
            }
        }

        public async Task EndAsync(TransferEnd end, Exception cause)
        {
            Note(inside > 0 || hasEnded || closings > 0, "tidied up while it worked, twice, or after it was closed");
            hasEnded = true;
            await Task.Yield();
        }

        public void Close()
        {
            Note(inside > 0 || Interlocked.Increment(ref closings) != 1, "closed while it worked, or twice");
            Closing();
        }

        private async Task StepsAsync(CancellationToken pause, CancellationToken cancellationToken)
        {
            if (IsEndless) await Task.Delay(Timeout.Infinite, cancellationToken);
            for (; left > 0; left--)
            {
                if (random.Next(2) == 0) await Task.Yield();
                pause.ThrowIfCancellationRequested();
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        private void Note(bool isWrong, string fault)
        {
            if (isWrong) Faults.Enqueue(fault);
        }
    }
}
