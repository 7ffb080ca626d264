using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using SevenBridges.Transfers;

namespace SevenBridges;

/// <summary>A handle on a transfer with a result. It can be awaited like a task, which starts it if nobody has.</summary>
/// <typeparam name="TResult">What there is in the end.</typeparam>
public sealed class Transfer<TResult> : Transfer
{
    private readonly ITransferEngine<TResult> engine;
    private readonly ProgressMeter meter;
    private readonly TimeProvider clock;

    // Never disposed: it has neither timer nor wait handle, and whoever stops or disposes the handle meanwhile may still be cancelling it.
    private readonly CancellationTokenSource whole = new();
    private readonly CancellationTokenRegistration caller;
    private readonly TaskCompletionSource<TResult> completion = NewSignal<TResult>();
    private readonly Lock mutex = new();
    private TransferStatus status;
    private DateTimeOffset? startedAt;
    private bool isStopping;

    // While it runs, cancelling this interrupts it; while it is paused, the first of the two signals tells that nothing moves, and the second lets it go on.
    private CancellationTokenSource? moving;
    private TaskCompletionSource atRest = NewSignal();
    private TaskCompletionSource? resumed;

    internal Transfer(ITransferEngine<TResult> engine, ProgressMeter meter, string? path, TimeProvider clock, CancellationToken cancellationToken)
    {
        (this.engine, this.meter, this.clock) = (engine, meter, clock);
        Path = path;
        caller = cancellationToken.Register(whole.Cancel);
    }

    /// <inheritdoc/>
    public override TransferStatus Status
    {
        get
        {
            lock (mutex) return status;
        }
    }

    /// <inheritdoc/>
    public override string FileName => meter.FileName;

    /// <inheritdoc/>
    public override string? Path { get; }

    /// <inheritdoc/>
    public override DateTimeOffset? StartedAt
    {
        get
        {
            lock (mutex) return startedAt;
        }
    }

    /// <inheritdoc/>
    public override TransferProgress Progress => meter.Now();

    /// <inheritdoc/>
    public override Verification? Verification => Status == TransferStatus.Completed ? engine.Verification : null;

    /// <inheritdoc/>
    public override Exception? Failure => Completion.Exception?.InnerException;

    /// <summary>
    /// Ends when the transfer ends: with the result, with the failure, or cancelled when it was stopped or aborted. It starts nothing: awaited before
    /// <see cref="Transfer.Start"/> it waits for whoever starts the transfer; awaiting the transfer itself starts it.
    /// </summary>
    public Task<TResult> Completion => completion.Task;

    /// <inheritdoc/>
    public override void Start()
    {
        lock (mutex)
        {
            if (!TryStart()) throw Refused("started: only one that is new can be");
        }
    }

    /// <inheritdoc/>
    public override Task PauseAsync(CancellationToken cancellationToken = default)
    {
        Task rest;
        CancellationTokenSource? interrupted;
        lock (mutex)
        {
            if (status != TransferStatus.Running) throw Refused("paused: only one that is running can be");
            status = TransferStatus.Paused;
            (atRest, resumed) = (NewSignal(), NewSignal());
            (rest, interrupted) = (atRest.Task, moving);
        }

        interrupted?.Cancel();
        return Task.WhenAny(rest, Completion).WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Resume()
    {
        lock (mutex)
        {
            if (status != TransferStatus.Paused) throw Refused("resumed: only one that is paused can be");
            status = TransferStatus.Running;
            atRest.TrySetResult();
            resumed?.TrySetResult();
            resumed = null;
        }
    }

    /// <inheritdoc/>
    public override Task StopAsync(CancellationToken cancellationToken = default)
    {
        bool isNew;
        lock (mutex)
        {
            if (status is TransferStatus.Completed or TransferStatus.Failed or TransferStatus.Aborted) throw Refused("stopped: it has come to its end");
            isNew = status == TransferStatus.Preparing && !isStopping;
            isStopping = true;
        }

        whole.Cancel();
        if (isNew) End(Cancelled(TransferStatus.Stopped)); // nothing runs that could come to its end
        return Task.WhenAny(Completion).WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override Task WaitAsync(CancellationToken cancellationToken = default)
    {
        lock (mutex)
        {
            if (status == TransferStatus.Preparing && !isStopping) throw Refused("waited for: it was not started, and would never end");
        }

        return Completion.WaitAsync(cancellationToken);
    }

    /// <summary>Awaits the result; starts the transfer if nobody has.</summary>
    /// <returns>What the compiler needs to await it.</returns>
    public TaskAwaiter<TResult> GetAwaiter()
    {
        lock (mutex) TryStart();
        return Completion.GetAwaiter();
    }

    private protected override async ValueTask DisposeAsyncCore()
    {
        try
        {
            await StopAsync().ConfigureAwait(false);
        }
        catch (InvalidOperationException)
        {
            // It has come to its end, which is all that is wanted.
        }
    }

    /// <returns>False: somebody has started or stopped it before.</returns>
    private bool TryStart()
    {
        if (status != TransferStatus.Preparing || isStopping) return false;
        status = TransferStatus.Running;
        startedAt = clock.GetUtcNow();
        // Not on the caller's thread: opening files and reading disks would hold it up.
        _ = Task.Run(RunAsync, CancellationToken.None);
        return true;
    }

    private bool IsStopping
    {
        get
        {
            lock (mutex) return isStopping;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static TaskCompletionSource<T> NewSignal<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task RunAsync() => End(await OutcomeAsync().ConfigureAwait(false));

    private async Task<Outcome> OutcomeAsync()
    {
        try
        {
            var result = await WorkAsync().ConfigureAwait(false);
            return new Outcome(TransferStatus.Completed, () => completion.SetResult(result));
        }
        catch (OperationCanceledException cancelled) when (whole.IsCancellationRequested)
        {
            var (end, how) = IsStopping ? (TransferEnd.Stopped, TransferStatus.Stopped) : (TransferEnd.Interrupted, TransferStatus.Aborted);
            return await TidiedAsync(end, cancelled, Cancelled(how)).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            Name(failure);
            return await TidiedAsync(TransferEnd.Failed, failure, Failed(failure)).ConfigureAwait(false);
        }
    }

    private async Task<Outcome> TidiedAsync(TransferEnd end, Exception cause, Outcome outcome)
    {
        try
        {
            await engine.EndAsync(end, cause).ConfigureAwait(false);
            return outcome;
        }
        catch (Exception failure)
        {
            // Why it failed says more than why it could not be tidied up.
            return end == TransferEnd.Failed ? outcome : Failed(failure);
        }
    }

    // The API tells which call failed, and nothing of the file that it was for.
    private void Name(Exception failure)
    {
        if (failure is SevenBridgesException call && FileName.Length > 0 && !call.Message.Contains(FileName, StringComparison.Ordinal))
            call.EndedTransferOf = LocalName.Shown(FileName);
    }

    private Outcome Cancelled(TransferStatus how) => new(how, () => completion.SetCanceled(whole.Token));

    private Outcome Failed(Exception failure) => new(TransferStatus.Failed, () => completion.SetException(failure));

    // From pause to pause. The engine keeps what is sure, so that interrupting it and calling it again is all there is to a pause.
    private async Task<TResult> WorkAsync()
    {
        while (true)
        {
            if (Interruption() is not { } interruption)
            {
                await RestAsync().ConfigureAwait(false);
                continue;
            }

            try
            {
                meter.Start();
                return await engine.RunAsync(interruption.Token, whole.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (interruption.IsCancellationRequested && !whole.IsCancellationRequested)
            {
                meter.Stop(); // paused; the next round finds out for how long
            }
            catch (ListenerFault fault)
            {
                ExceptionDispatchInfo.Throw(fault.InnerException!);
            }
        }
    }

    /// <returns>What interrupts the work that may begin now; null: it may not, it is paused.</returns>
    private CancellationTokenSource? Interruption()
    {
        whole.Token.ThrowIfCancellationRequested();
        lock (mutex) return moving = resumed is null ? new CancellationTokenSource() : null;
    }

    private Task RestAsync()
    {
        lock (mutex)
        {
            atRest.TrySetResult();
            return resumed is null ? Task.CompletedTask : resumed.Task.WaitAsync(whole.Token);
        }
    }

    private void End(Outcome outcome)
    {
        try
        {
            meter.Stop();
            engine.Close();
        }
        catch (Exception failure) when (outcome.Status != TransferStatus.Failed)
        {
            outcome = Failed(failure);
        }
        finally
        {
            caller.Dispose();
            // Together: whoever sees that it has come to its end finds the result there. Nobody's code runs inside: continuations go their own ways.
            lock (mutex)
            {
                status = outcome.Status;
                outcome.Tell();
            }
        }
    }

    private InvalidOperationException Refused(string what) => new($"The transfer of '{FileName}' is {status} and cannot be {what}.");

    /// <summary>How it came to its end.</summary>
    /// <param name="Status">Where it stands from then on.</param>
    /// <param name="Tell">Tells whoever awaits it.</param>
    private sealed record Outcome(TransferStatus Status, Action Tell);
}
