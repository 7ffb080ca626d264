namespace SevenBridges;

/// <content>Waiting for many imports.</content>
public partial class ImportsClient
{
    // BY HAND: waiting is asking again and again; an operation describes only one question.

    /// <summary>Waits until many imports have come to their end, good or bad.</summary>
    /// <param name="imports">The imports, any number.</param>
    /// <param name="progress">Told after each look of each import that was looked at. Null: not told.</param>
    /// <param name="polling">How often to look, and how long; null: <see cref="PollPolicy.Default"/>.</param>
    /// <param name="cancellationToken">Stops waiting. The imports go on.</param>
    /// <returns>How each ended, in the order of the imports; one that failed or does not exist is an outcome like any other.</returns>
    /// <exception cref="SevenBridgesException">401 token refused; a look failed for good.</exception>
    /// <remarks>
    /// Each look is one call of <c>imports.bulkGet</c> for each hundred of the imports that have not come to their end.
    /// Repeats: a look, after a passing failure.
    /// Source: description operation <c>imports.bulkGet</c>.
    /// </remarks>
    public virtual Task<IReadOnlyList<WorkOutcome<Import>>> WaitAllAsync(
        IEnumerable<ImportId> imports, IProgress<Import>? progress = null, PollPolicy? polling = null, CancellationToken cancellationToken = default) =>
        Watching(polling).WaitAllAsync(imports, progress, cancellationToken);

    /// <summary>Watches many imports, and gives each as soon as it has come to its end, good or bad.</summary>
    /// <param name="imports">The imports, any number.</param>
    /// <param name="progress">Told after each look of each import that was looked at. Null: not told.</param>
    /// <param name="polling">How often to look, and how long; null: <see cref="PollPolicy.Default"/>.</param>
    /// <param name="cancellationToken">Stops watching. The imports go on.</param>
    /// <remarks>As <see cref="WaitAllAsync"/>.</remarks>
    public virtual IAsyncEnumerable<WorkOutcome<Import>> Watch(
        IEnumerable<ImportId> imports, IProgress<Import>? progress = null, PollPolicy? polling = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(imports);
        return Watching(polling).WatchAsync(imports, progress, cancellationToken);
    }

    private LongWorkWatch<ImportId, Import> Watching(PollPolicy? polling) => new(LookAsync, polling, Api.Clock);

    private async Task<IReadOnlyList<BulkLook<Import>>> LookAsync(IReadOnlyList<ImportId> imports, CancellationToken cancellationToken)
    {
        var records = await BulkGetAsync(imports, cancellationToken: cancellationToken).ConfigureAwait(false);
        return [.. records.Select(static record => BulkLook<Import>.Of(record.Resource, record.Error, Operations.ImportsBulkGet))];
    }
}
