namespace SevenBridges;

/// <content>Waiting for the end of an export.</content>
public partial class Export
{
    // BY HAND: waiting is asking again and again; an operation describes only one question.

    /// <summary>True when the export has come to its end: completed or failed.</summary>
    public bool IsFinished => State.IsTerminal;

    /// <summary>Waits until the export has come to its end, good or bad, and brings this model up to date.</summary>
    /// <param name="progress">Told after each look; the export is then as it was at that look. Null: not told.</param>
    /// <param name="polling">How often to look; null: <see cref="PollPolicy.Default"/>.</param>
    /// <param name="cancellationToken">Stops waiting. The export goes on: the Platform has no way to cancel it.</param>
    /// <returns>
    /// How it ended: <see cref="ImportExportState.Completed"/> or <see cref="ImportExportState.Failed"/>. A bad end is an outcome, not an error of the waiting;
    /// <see cref="EnsureCompleted"/> makes an exception of it.
    /// </returns>
    /// <exception cref="SevenBridgesException">401 token refused; 404 no such export (9008).</exception>
    /// <remarks>Each look is one call of <c>exports.get</c> and counts against the request budget.</remarks>
    public virtual async Task<ImportExportState> WaitAsync(IProgress<Export>? progress = null, PollPolicy? polling = null, CancellationToken cancellationToken = default)
    {
        await Waiting.UntilOverAsync(this, Connected().Api.Clock, ReloadAsync, () => IsFinished, progress, polling, cancellationToken).ConfigureAwait(false);
        return State;
    }

    /// <summary>Does nothing when the export is completed; otherwise throws.</summary>
    /// <returns>This export.</returns>
    /// <exception cref="ExportFailedException">The export is not completed; the exception carries it, and the error that the Platform gives.</exception>
    public Export EnsureCompleted()
    {
        if (State == ImportExportState.Completed) return this;
        throw JobErrors.FactsOf(_error).On(new ExportFailedException($"The export {Id} is {State.Value}, not COMPLETED.{JobErrors.Said(_error)}") { Export = this });
    }
}
