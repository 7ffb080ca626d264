namespace SevenBridges;

/// <content>Waiting for the end of a run.</content>
public partial class AutomationRun : ILongWork
{
    // BY HAND: waiting is asking again and again; an operation describes only one question.

    /// <summary>True when the run has come to its end: finished, failed or aborted.</summary>
    public bool IsFinished => Status.IsTerminal;

    string ILongWork.State => Status.Value;

    string ILongWork.Label => $"The run {Label}";

    private string Label => Holds(AutomationRunFields.Name) && Name is { } name ? $"'{name}' ({Id})" : $"{Id}";

    /// <summary>Waits until the run is finished, and brings this model up to date.</summary>
    /// <param name="progress">Told after each look; the run is then as it was at that look. Null: not told.</param>
    /// <param name="polling">How often to look, and how long; null: <see cref="PollPolicy.Default"/>.</param>
    /// <param name="cancellationToken">Stops waiting. The run goes on.</param>
    /// <returns>This run, finished.</returns>
    /// <exception cref="AutomationRunFailedException">The run failed; the exception carries it and says what the Platform says.</exception>
    /// <exception cref="AutomationRunAbortedException">The run was stopped by somebody.</exception>
    /// <exception cref="WaitTimedOutException">The time of the policy was up before the run came to its end.</exception>
    /// <exception cref="SevenBridgesException">401 token refused; 404 the run is not visible any more.</exception>
    /// <remarks>
    /// Each look is one call and counts against the request budget.
    /// Repeats: a look, after a passing failure.
    /// Source: description operation <c>automationRuns.get</c>.
    /// </remarks>
    public virtual Task<AutomationRun> WaitAsync(IProgress<AutomationRun>? progress = null, PollPolicy? polling = null, CancellationToken cancellationToken = default) =>
        LongWork.WaitAsync(this, ReloadAsync, progress, polling, Connected().Api.Clock, cancellationToken);

    /// <summary>Does nothing when the run is finished; otherwise throws.</summary>
    /// <returns>This run.</returns>
    /// <exception cref="AutomationRunFailedException">The run is not finished; the exception carries it and says what the Platform says.</exception>
    /// <exception cref="AutomationRunAbortedException">The run was stopped by somebody.</exception>
    public AutomationRun EnsureFinished() => NotFinished() is { } failure ? throw failure : this;

    WorkFailedException? ILongWork.Failure() => NotFinished();

    private AutomationRunFailedException? NotFinished()
    {
        if (Status == AutomationRunStatus.Finished) return null;
        var told = Holds(AutomationRunFields.Message) && Message is { Length: > 0 } text ? $" The Platform says: {text}" : "";
        var message = $"The run {Label} is {Status.Value}, not FINISHED.{told}";
        return Status == AutomationRunStatus.Aborted ? new AutomationRunAbortedException(message) { Run = this } : new AutomationRunFailedException(message) { Run = this };
    }
}
