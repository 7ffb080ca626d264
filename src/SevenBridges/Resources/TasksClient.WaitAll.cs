namespace SevenBridges;

/// <content>Waiting for many tasks.</content>
public partial class TasksClient
{
    // BY HAND: waiting is asking again and again; an operation describes only one question.

    /// <summary>Waits until many tasks have come to their end, good or bad.</summary>
    /// <param name="tasks">The tasks, any number.</param>
    /// <param name="progress">Told after each look of each task that was looked at. Null: not told.</param>
    /// <param name="polling">How often to look, and how long; null: <see cref="PollPolicy.Default"/>.</param>
    /// <param name="cancellationToken">Stops waiting. The tasks go on.</param>
    /// <returns>
    /// How each ended, in the order of the tasks. One that failed, was stopped, is a draft, does not exist or was not over when the time was up is an outcome like any
    /// other, and no reason to lose the rest: <see cref="WorkOutcome{T}.EnsureCompleted"/> makes an exception of it.
    /// </returns>
    /// <exception cref="SevenBridgesException">401 token refused; a look failed for good.</exception>
    /// <remarks>
    /// Each look is one call of <c>tasks.bulkGet</c> for each hundred of the tasks that have not come to their end.
    /// Repeats: a look, after a passing failure.
    /// Source: description operation <c>tasks.bulkGet</c>.
    /// </remarks>
    public virtual Task<IReadOnlyList<WorkOutcome<PlatformTask>>> WaitAllAsync(
        IEnumerable<TaskId> tasks, IProgress<PlatformTask>? progress = null, PollPolicy? polling = null, CancellationToken cancellationToken = default) =>
        Watching(polling).WaitAllAsync(tasks, progress, cancellationToken);

    /// <summary>Watches many tasks, and gives each as soon as it has come to its end, good or bad.</summary>
    /// <param name="tasks">The tasks, any number.</param>
    /// <param name="progress">Told after each look of each task that was looked at. Null: not told.</param>
    /// <param name="polling">How often to look, and how long; null: <see cref="PollPolicy.Default"/>.</param>
    /// <param name="cancellationToken">Stops watching. The tasks go on.</param>
    /// <remarks>As <see cref="WaitAllAsync"/>.</remarks>
    public virtual IAsyncEnumerable<WorkOutcome<PlatformTask>> Watch(
        IEnumerable<TaskId> tasks, IProgress<PlatformTask>? progress = null, PollPolicy? polling = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        return Watching(polling).WatchAsync(tasks, progress, cancellationToken);
    }

    private LongWorkWatch<TaskId, PlatformTask> Watching(PollPolicy? polling) => new(LookAsync, polling, Api.Clock);

    private async Task<IReadOnlyList<BulkLook<PlatformTask>>> LookAsync(IReadOnlyList<TaskId> tasks, CancellationToken cancellationToken)
    {
        var records = await BulkGetAsync(tasks, cancellationToken: cancellationToken).ConfigureAwait(false);
        return [.. records.Select(static record => BulkLook<PlatformTask>.Of(record.Resource, record.Error, Operations.TasksBulkGet))];
    }
}
