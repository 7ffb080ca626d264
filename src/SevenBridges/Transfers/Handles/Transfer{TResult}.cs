using System.Runtime.CompilerServices;
using SevenBridges.Transfers;

namespace SevenBridges;

/// <summary>A handle on a transfer with a result. It can be awaited like a task, which starts it if nobody has.</summary>
/// <typeparam name="TResult">What there is in the end.</typeparam>
public sealed class Transfer<TResult> : Transfer
{
    private readonly ITransferEngine<TResult> engine;
    private readonly ProgressMeter meter;
    private readonly TimeProvider clock;
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

    /// <summary>Ends when the transfer ends: with the result, with the failure, or cancelled when it was stopped or aborted.</summary>
    public Task<TResult> Completion => completion.Task;

    /// <inheritdoc/>
    public override void Start()
    {
        lock (mutex)
        {
            if (status != TransferStatus.Preparing) throw Refused("started: only one that is new can be");
            status = TransferStatus.Running;
            startedAt = clock.GetUtcNow();
        }

        // Not on the caller's thread: opening files and reading disks would hold it up.
        _ = Task.Run(RunAsync, CancellationToken.None);
    }

    /// <inheritdoc/>
    public override Task PauseAsync(CancellationToken cancellationToken = default)
    {
        lock (mutex)
        {
            if (status != TransferStatus.Running) throw Refused("paused: only one that is running can be");
            status = TransferStatus.Paused;
            (atRest, resumed) = (NewSignal(), NewSignal());
        }

        moving?.Cancel();
        return Task.WhenAny(atRest.Task, Completion).WaitAsync(cancellationToken);
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
        var isNew = false;
        lock (mutex)
        {
            if (status is TransferStatus.Completed or TransferStatus.Failed or TransferStatus.Aborted) throw Refused("stopped: it has come to its end");
            isStopping = true;
            isNew = status == TransferStatus.Preparing;
            if (isNew) status = TransferStatus.Stopped;
        }

        whole.Cancel();
        if (isNew) End(TransferStatus.Stopped, () => completion.TrySetCanceled(CancellationToken.None));
        return Task.WhenAny(Completion).WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override Task WaitAsync(CancellationToken cancellationToken = default)
    {
        if (Status == TransferStatus.Preparing) throw Refused("waited for: it was not started, and would never end");
        return Completion.WaitAsync(cancellationToken);
    }

    /// <summary>Awaits the result; starts the transfer if nobody has.</summary>
    /// <returns>What the compiler needs to await it.</returns>
    public TaskAwaiter<TResult> GetAwaiter()
    {
        if (Status == TransferStatus.Preparing) Start();
        return Completion.GetAwaiter();
    }

    private protected override async ValueTask DisposeAsyncCore()
    {
        if (Status is TransferStatus.Preparing or TransferStatus.Running or TransferStatus.Paused) await StopIfPossibleAsync().ConfigureAwait(false);
        whole.Dispose();
    }

    private async Task StopIfPossibleAsync()
    {
        try
        {
            await StopAsync().ConfigureAwait(false);
        }
        catch (InvalidOperationException)
        {
            // It has come to its end in this very moment, which is all that was wanted.
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static TaskCompletionSource<T> NewSignal<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task RunAsync()
    {
        try
        {
            var result = await WorkAsync().ConfigureAwait(false);
            End(TransferStatus.Completed, () => completion.TrySetResult(result));
        }
        catch (OperationCanceledException cancelled) when (whole.IsCancellationRequested)
        {
            var (end, how) = isStopping ? (TransferEnd.Stopped, TransferStatus.Stopped) : (TransferEnd.Interrupted, TransferStatus.Aborted);
            await EndAsync(end, cancelled, how, () => completion.TrySetCanceled(whole.Token)).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            await EndAsync(TransferEnd.Failed, failure, TransferStatus.Failed, () => completion.TrySetException(failure)).ConfigureAwait(false);
        }
    }

    private async Task EndAsync(TransferEnd end, Exception cause, TransferStatus how, Action tell)
    {
        try
        {
            await engine.EndAsync(end, cause).ConfigureAwait(false);
        }
        finally
        {
            End(how, tell);
        }
    }

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

    private void End(TransferStatus how, Action tell)
    {
        try
        {
            meter.Stop();
            engine.Close();
        }
        finally
        {
            // Whatever goes wrong with tidying up, whoever awaits it is told.
            caller.Dispose();
            lock (mutex) status = how;
            tell();
        }
    }

    private InvalidOperationException Refused(string what) => new($"The transfer of '{FileName}' is {status} and cannot be {what}.");
}
