namespace SevenBridges;

/// <content>Waiting for many exports.</content>
public partial class ExportsClient
{
    // BY HAND: waiting is asking again and again; an operation describes only one question.

    /// <summary>Waits until many exports have come to their end, good or bad.</summary>
    /// <param name="exports">The exports, any number.</param>
    /// <param name="progress">Told after each look of each export that was looked at. Null: not told.</param>
    /// <param name="polling">How often to look, and how long; null: <see cref="PollPolicy.Default"/>.</param>
    /// <param name="cancellationToken">Stops waiting. The exports go on.</param>
    /// <returns>How each ended, in the order of the exports; one that failed or does not exist is an outcome like any other.</returns>
    /// <exception cref="SevenBridgesException">401 token refused; a look failed for good.</exception>
    /// <remarks>
    /// Each look is one call of <c>exports.bulkGet</c> for each hundred of the exports that have not come to their end.
    /// Repeats: a look, after a passing failure.
    /// Source: description operation <c>exports.bulkGet</c>.
    /// </remarks>
    public virtual Task<IReadOnlyList<WorkOutcome<Export>>> WaitAllAsync(
        IEnumerable<ExportId> exports, IProgress<Export>? progress = null, PollPolicy? polling = null, CancellationToken cancellationToken = default) =>
        Watching(polling).WaitAllAsync(exports, progress, cancellationToken);

    /// <summary>Watches many exports, and gives each as soon as it has come to its end, good or bad.</summary>
    /// <param name="exports">The exports, any number.</param>
    /// <param name="progress">Told after each look of each export that was looked at. Null: not told.</param>
    /// <param name="polling">How often to look, and how long; null: <see cref="PollPolicy.Default"/>.</param>
    /// <param name="cancellationToken">Stops watching. The exports go on.</param>
    /// <remarks>As <see cref="WaitAllAsync"/>.</remarks>
    public virtual IAsyncEnumerable<WorkOutcome<Export>> Watch(
        IEnumerable<ExportId> exports, IProgress<Export>? progress = null, PollPolicy? polling = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(exports);
        return Watching(polling).WatchAsync(exports, progress, cancellationToken);
    }

    private LongWorkWatch<ExportId, Export> Watching(PollPolicy? polling) => new(LookAsync, polling, Api.Clock);

    private async Task<IReadOnlyList<BulkLook<Export>>> LookAsync(IReadOnlyList<ExportId> exports, CancellationToken cancellationToken)
    {
        var records = await BulkGetAsync(exports, cancellationToken: cancellationToken).ConfigureAwait(false);
        return [.. records.Select(static record => BulkLook<Export>.Of(record.Resource, record.Error, Operations.ExportsBulkGet))];
    }
}
