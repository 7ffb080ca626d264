namespace SevenBridges;

/// <content>Waiting for the end of an export.</content>
public partial class Export : ILongWork
{
    // BY HAND: waiting is asking again and again; an operation describes only one question.

    /// <summary>True when the export has come to its end: completed or failed.</summary>
    public bool IsFinished => State.IsTerminal;

    string ILongWork.State => State.Value;

    string ILongWork.Label => $"The export {Id}";

    /// <summary>Waits until the export is completed, and brings this model up to date.</summary>
    /// <param name="progress">Told after each look; the export is then as it was at that look. Null: not told.</param>
    /// <param name="polling">How often to look, and how long; null: <see cref="PollPolicy.Default"/>.</param>
    /// <param name="cancellationToken">Stops waiting. The export goes on: the Platform has no way to cancel it.</param>
    /// <returns>This export, completed.</returns>
    /// <exception cref="ExportFailedException">The export failed; the exception carries it, and the error that the Platform gives.</exception>
    /// <exception cref="WaitTimedOutException">The time of the policy was up before the export came to its end.</exception>
    /// <exception cref="SevenBridgesException">401 token refused; 404 no such export (9008).</exception>
    /// <remarks>
    /// Each look is one call and counts against the request budget; for many <see cref="ExportsClient.WaitAllAsync"/> asks for a hundred at once.
    /// Repeats: a look, after a passing failure.
    /// Source: description operation <c>exports.get</c>.
    /// </remarks>
    public virtual Task<Export> WaitAsync(IProgress<Export>? progress = null, PollPolicy? polling = null, CancellationToken cancellationToken = default) =>
        LongWork.WaitAsync(this, ReloadAsync, progress, polling, Connected().Api.Clock, cancellationToken);

    /// <summary>Does nothing when the export is completed; otherwise throws.</summary>
    /// <returns>This export.</returns>
    /// <exception cref="ExportFailedException">The export is not completed; the exception carries it, and the error that the Platform gives.</exception>
    public Export EnsureCompleted() => NotCompleted() is { } failure ? throw failure : this;

    WorkFailedException? ILongWork.Failure() => NotCompleted();

    private ExportFailedException? NotCompleted() => State == ImportExportState.Completed
        ? null
        : JobErrors.FactsOf(_error).On(new ExportFailedException($"The export {Id} is {State.Value}, not COMPLETED.{JobErrors.Said(_error)}") { Export = this });
}
