using System.Diagnostics;

namespace SevenBridges;

/// <summary>A handle on an upload or download: start it, look at it, pause and resume it, stop it, wait for it.</summary>
/// <remarks>
/// Safe for use from many threads. A step that makes no sense where the transfer stands (resuming one that is not paused) is refused with an
/// <see cref="InvalidOperationException"/> that says where it stands. Nothing is sent before <see cref="Start"/>.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public abstract class Transfer : IAsyncDisposable
{
    private protected Transfer()
    {
    }

    /// <summary>Where it stands.</summary>
    public abstract TransferStatus Status { get; }

    /// <summary>Name of the file: the one it gets on the Platform, or the one it has there.</summary>
    public abstract string FileName { get; }

    /// <summary>The local path; null for a stream.</summary>
    public abstract string? Path { get; }

    /// <summary>When it was started; null: not yet.</summary>
    public abstract DateTimeOffset? StartedAt { get; }

    /// <summary>How far it is: bytes, parts, percent, bytes a second, time without pauses.</summary>
    public abstract TransferProgress Progress { get; }

    /// <summary>What is known about the bytes besides their number; null while it is not completed.</summary>
    public abstract Verification? Verification { get; }

    /// <summary>Why it failed; null: it did not.</summary>
    public abstract Exception? Failure { get; }

    /// <summary>How long it has been running, pauses not counted.</summary>
    public TimeSpan Duration => Progress.Elapsed;

    /// <summary>Begins.</summary>
    /// <exception cref="InvalidOperationException">It was started before.</exception>
    public abstract void Start();

    /// <summary>Interrupts it. Bytes that are sure are kept; requests under way are broken off.</summary>
    /// <param name="cancellationToken">Stops waiting; it pauses all the same.</param>
    /// <returns>Done when nothing moves any more. A transfer that was about to finish may finish instead.</returns>
    /// <exception cref="InvalidOperationException">It is not running.</exception>
    /// <remarks>Sends nothing.</remarks>
    public abstract Task PauseAsync(CancellationToken cancellationToken = default);

    /// <summary>Goes on after a pause.</summary>
    /// <exception cref="InvalidOperationException">It is not paused.</exception>
    public abstract void Resume();

    /// <summary>Ends it and leaves nothing of it, neither here nor on the Platform. Awaiting it then throws <see cref="OperationCanceledException"/>.</summary>
    /// <param name="cancellationToken">Stops waiting; it stops all the same.</param>
    /// <returns>Done when it has come to its end. It may have been done or failed before it could be stopped: look at <see cref="Status"/>.</returns>
    /// <exception cref="InvalidOperationException">It is completed, failed or aborted.</exception>
    /// <remarks>Sends nothing but what gives an upload up on the Platform; that it could not be given up is no failure.</remarks>
    public abstract Task StopAsync(CancellationToken cancellationToken = default);

    /// <summary>Waits for its end.</summary>
    /// <param name="cancellationToken">Stops waiting; it goes on.</param>
    /// <exception cref="InvalidOperationException">It was not started: the wait would never end.</exception>
    /// <exception cref="OperationCanceledException">It was stopped or aborted.</exception>
    /// <exception cref="SevenBridgesException">It failed, for one of the reasons of the method that prepared it.</exception>
    /// <remarks>
    /// Repeats: what the transfer sends again by itself; a transfer that failed is not begun again.
    /// Source: the operations of the method that prepared it.
    /// </remarks>
    public abstract Task WaitAsync(CancellationToken cancellationToken = default);

    /// <summary>Stops it, unless it has come to its end. A transfer that has needs no disposing.</summary>
    /// <returns>Done when it has come to its end.</returns>
    public async ValueTask DisposeAsync()
    {
        await DisposeAsyncCore().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    private protected abstract ValueTask DisposeAsyncCore();

    /// <summary>Name, status and percent.</summary>
    /// <returns>A short text for people.</returns>
    public override string ToString() => Progress.Percent is { } percent ? $"{FileName}: {Status}, {percent:0.#}%" : $"{FileName}: {Status}";
}
