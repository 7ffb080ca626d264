namespace SevenBridges;

/// <content>Waiting for the end of a task.</content>
public partial class PlatformTask
{
    // BY HAND: waiting is asking again and again; an operation describes only one question.

    /// <summary>True when the task has come to its end: completed, failed or aborted.</summary>
    public bool IsFinished => Status == PlatformTaskStatus.Completed || Status == PlatformTaskStatus.Failed || Status == PlatformTaskStatus.Aborted;

    /// <summary>Waits until the task has come to its end, good or bad, and brings this model up to date.</summary>
    /// <param name="progress">Told after each look; the task is then as it was at that look. Null: not told.</param>
    /// <param name="polling">How often to look; null: <see cref="PollPolicy.Default"/>.</param>
    /// <param name="cancellationToken">Stops waiting. The task goes on.</param>
    /// <returns>
    /// How it ended: <see cref="PlatformTaskStatus.Completed"/>, <see cref="PlatformTaskStatus.Failed"/> or <see cref="PlatformTaskStatus.Aborted"/>. A bad end is an
    /// outcome, not an error of the waiting; <see cref="EnsureCompleted"/> makes an exception of it.
    /// </returns>
    /// <exception cref="InvalidOperationException">The task is a draft: nothing would ever end. Run it first, or mend what its <see cref="Errors"/> say.</exception>
    /// <exception cref="SevenBridgesException">401 token refused; 404 the task was deleted.</exception>
    /// <remarks>Each look is one call of <c>tasks.get</c> and counts against the request budget.</remarks>
    public virtual async Task<PlatformTaskStatus> WaitAsync(
        IProgress<PlatformTask>? progress = null, PollPolicy? polling = null, CancellationToken cancellationToken = default)
    {
        await Waiting.UntilOverAsync(
            this, Connected().Api.Clock, ReloadAsync, () => Status == PlatformTaskStatus.Draft ? throw NeverEnds() : IsFinished, progress, polling, cancellationToken).ConfigureAwait(false);
        return Status;
    }

    /// <summary>Does nothing when the task is completed; otherwise throws.</summary>
    /// <returns>This task.</returns>
    /// <exception cref="TaskFailedException">The task is not completed; the exception carries it and says what the Platform says.</exception>
    public PlatformTask EnsureCompleted()
    {
        if (Status == PlatformTaskStatus.Completed) return this;
        throw new TaskFailedException($"The task {Label} is {Status.Value}, not COMPLETED.{Problems()}") { Task = this };
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
