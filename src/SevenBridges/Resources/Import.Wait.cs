namespace SevenBridges;

/// <content>Waiting for the end of an import.</content>
public partial class Import : ILongWork
{
    // BY HAND: waiting is asking again and again; an operation describes only one question.

    /// <summary>True when the import has come to its end: completed or failed.</summary>
    public bool IsFinished => State.IsTerminal;

    string ILongWork.State => State.Value;

    string ILongWork.Label => $"The import {Id}";

    /// <summary>Waits until the import is completed, and brings this model up to date.</summary>
    /// <param name="progress">Told after each look; the import is then as it was at that look. Null: not told.</param>
    /// <param name="polling">How often to look, and how long; null: <see cref="PollPolicy.Default"/>.</param>
    /// <param name="cancellationToken">Stops waiting. The import goes on: the Platform has no way to cancel it.</param>
    /// <returns>This import, completed.</returns>
    /// <exception cref="ImportFailedException">The import failed; the exception carries it, and the error that the Platform gives.</exception>
    /// <exception cref="WaitTimedOutException">The time of the policy was up before the import came to its end.</exception>
    /// <exception cref="SevenBridgesException">401 token refused; 404 no such import (9008).</exception>
    /// <remarks>
    /// Each look is one call and counts against the request budget; for many <see cref="ImportsClient.WaitAllAsync"/> asks for a hundred at once.
    /// Repeats: a look, after a passing failure.
    /// Source: description operation <c>imports.get</c>.
    /// </remarks>
    public virtual Task<Import> WaitAsync(IProgress<Import>? progress = null, PollPolicy? polling = null, CancellationToken cancellationToken = default) =>
        LongWork.WaitAsync(this, ReloadAsync, progress, polling, Connected().Api.Clock, cancellationToken);

    /// <summary>Does nothing when the import is completed; otherwise throws.</summary>
    /// <returns>This import.</returns>
    /// <exception cref="ImportFailedException">The import is not completed; the exception carries it, and the error that the Platform gives.</exception>
    public Import EnsureCompleted() => NotCompleted() is { } failure ? throw failure : this;

    WorkFailedException? ILongWork.Failure() => NotCompleted();

    private ImportFailedException? NotCompleted() => State == ImportExportState.Completed
        ? null
        : JobErrors.FactsOf(_error).On(new ImportFailedException($"The import {Id} is {State.Value}, not COMPLETED.{JobErrors.Said(_error)}") { Import = this });
}
