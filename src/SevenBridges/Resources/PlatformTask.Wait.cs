namespace SevenBridges;

/// <content>Waiting for the end of a task.</content>
public partial class PlatformTask : ILongWork
{
    // BY HAND: waiting is asking again and again; an operation describes only one question.

    /// <summary>True when the task has come to its end: completed, failed or aborted.</summary>
    public bool IsFinished => Status.IsTerminal;

    string ILongWork.State => Status.Value;

    string ILongWork.Label => $"The task {Label}";

    /// <summary>Waits until the task is completed, and brings this model up to date.</summary>
    /// <param name="progress">Told after each look; the task is then as it was at that look. Null: not told.</param>
    /// <param name="polling">How often to look, and how long; null: <see cref="PollPolicy.Default"/>.</param>
    /// <param name="cancellationToken">Stops waiting. The task goes on.</param>
    /// <returns>This task, completed.</returns>
    /// <exception cref="TaskFailedException">The task failed; the exception carries it and says what the Platform says.</exception>
    /// <exception cref="TaskAbortedException">The task was stopped by somebody.</exception>
    /// <exception cref="WaitTimedOutException">The time of the policy was up before the task came to its end.</exception>
    /// <exception cref="InvalidOperationException">The task is a draft: nothing would ever end. Run it first, or mend what its <see cref="Errors"/> say.</exception>
    /// <exception cref="SevenBridgesException">401 token refused; 404 the task was deleted.</exception>
    /// <remarks>
    /// Each look is one call and counts against the request budget; for many <see cref="TasksClient.WaitAllAsync"/> asks for a hundred at once.
    /// Repeats: a look, after a passing failure.
    /// Source: description operation <c>tasks.get</c>.
    /// </remarks>
    public virtual Task<PlatformTask> WaitAsync(IProgress<PlatformTask>? progress = null, PollPolicy? polling = null, CancellationToken cancellationToken = default) =>
        LongWork.WaitAsync(this, ReloadAsync, progress, polling, Connected().Api.Clock, cancellationToken);

    /// <summary>Does nothing when the task is completed; otherwise throws.</summary>
    /// <returns>This task.</returns>
    /// <exception cref="TaskFailedException">The task is not completed; the exception carries it and says what the Platform says.</exception>
    /// <exception cref="TaskAbortedException">The task was stopped by somebody.</exception>
    public PlatformTask EnsureCompleted() => NotCompleted() is { } failure ? throw failure : this;

    WorkFailedException? ILongWork.Failure() => NotCompleted();

    InvalidOperationException? ILongWork.Obstacle() => Status == PlatformTaskStatus.Draft ? NeverEnds() : null;

    private TaskFailedException? NotCompleted()
    {
        if (Status == PlatformTaskStatus.Completed) return null;
        var message = $"The task {Label} is {Status.Value}, not COMPLETED.{Problems()}";
        return Status == PlatformTaskStatus.Aborted ? new TaskAbortedException(message) { Task = this } : new TaskFailedException(message) { Task = this };
    }

    private string Label => Holds(TaskFields.Name) && Name is { } name ? $"'{name}' ({Id})" : $"{Id}";

    private InvalidOperationException NeverEnds() => new($"The task {Label} is a draft, which never ends by itself: run it first.{Problems()}");

    private string Problems()
    {
        var message = Holds(TaskFields.ExecutionStatus()) && ExecutionStatus is { } execution && execution.Holds(ExecutionStatusFields.Message) ? execution.Message : null;
        var errors = Holds(TaskFields.Errors) ? Errors?.Select(error => error.ToString()) : null;
        string?[] all = [message, .. errors ?? []];
        var told = string.Join("; ", all.Where(text => !string.IsNullOrEmpty(text)));
        return told.Length > 0 ? $" The Platform says: {told}" : "";
    }
}
