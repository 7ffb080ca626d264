namespace SevenBridges;

// BY HAND: the children of a batch are a query with this task as the parent.
public partial class PlatformTask
{
    /// <summary>Lists the children of this batch task.</summary>
    /// <param name="query">What to narrow by. Null: nothing is narrowed.</param>
    /// <exception cref="InvalidOperationException">This task is no batch.</exception>
    /// <remarks>As <see cref="TasksClient.Query"/>.</remarks>
    public virtual Pageable<PlatformTask> GetBatchChildren(TaskQuery? query = null) => Holds(TaskFields.Batch) && Batch != true
        ? throw new InvalidOperationException($"The task {Id} is no batch and has no children.")
        : Connected().Tasks.Query((query ?? new()) with { Parent = Id });
}
