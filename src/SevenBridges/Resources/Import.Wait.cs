namespace SevenBridges;

/// <content>Waiting for the end of an import.</content>
public partial class Import
{
    // BY HAND: waiting is asking again and again; an operation describes only one question.

    /// <summary>True when the import has come to its end: completed or failed.</summary>
    public bool IsFinished => State.IsTerminal;

    /// <summary>Waits until the import has come to its end, good or bad, and brings this model up to date.</summary>
    /// <param name="progress">Told after each look; the import is then as it was at that look. Null: not told.</param>
    /// <param name="polling">How often to look; null: <see cref="PollPolicy.Default"/>.</param>
    /// <param name="cancellationToken">Stops waiting. The import goes on: the Platform has no way to cancel it.</param>
    /// <returns>
    /// How it ended: <see cref="ImportExportState.Completed"/> or <see cref="ImportExportState.Failed"/>. A bad end is an outcome, not an error of the waiting;
    /// <see cref="EnsureCompleted"/> makes an exception of it.
    /// </returns>
    /// <exception cref="SevenBridgesException">401 token refused; 404 no such import (9008).</exception>
    /// <remarks>Each look is one call of <c>imports.get</c> and counts against the request budget.</remarks>
    public virtual async Task<ImportExportState> WaitAsync(IProgress<Import>? progress = null, PollPolicy? polling = null, CancellationToken cancellationToken = default)
    {
        await Waiting.UntilOverAsync(this, Connected().Api.Clock, ReloadAsync, () => IsFinished, progress, polling, cancellationToken).ConfigureAwait(false);
        return State;
    }

    /// <summary>Does nothing when the import is completed; otherwise throws.</summary>
    /// <returns>This import.</returns>
    /// <exception cref="ImportFailedException">The import is not completed; the exception carries it, and the error that the Platform gives.</exception>
    public Import EnsureCompleted()
    {
        if (State == ImportExportState.Completed) return this;
        throw JobErrors.FactsOf(_error).On(new ImportFailedException($"The import {Id} is {State.Value}, not COMPLETED.{JobErrors.Said(_error)}") { Import = this });
    }
}
