namespace SevenBridges.Transfers;

/// <summary>
/// Goes through many files, some at a time. Of large ones, which fill the line with their parts, a limited number is under way; of small ones as many as there may be
/// connections, so that a thousand of them do not wait for their calls one after the other. All share the workers of the client.
/// </summary>
internal sealed class FileQueue(int largeOnes)
{
    private const long Small = 4 * PartSize.Mebibyte;

    private readonly Gate large = new(largeOnes);

    /// <param name="files">The files, begun in this order.</param>
    /// <param name="size">Size of one, in bytes; null: unknown.</param>
    /// <param name="work">Transfers one.</param>
    /// <param name="cancellationToken">Stops all.</param>
    public Task ForEachAsync<T>(IEnumerable<T> files, Func<T, long?> size, Func<T, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        return Crew.ForEachAsync(Workers.Ahead(Tempo.Most), files, InTurnAsync, cancellationToken);

        async Task InTurnAsync(T file, CancellationToken token)
        {
            if (size(file) < Small) await work(file, token).ConfigureAwait(false);
            else await LargeAsync(file, token).ConfigureAwait(false);
        }

        async Task LargeAsync(T file, CancellationToken token)
        {
            await large.EnterAsync(token).ConfigureAwait(false);
            try
            {
                await work(file, token).ConfigureAwait(false);
            }
            finally
            {
                large.Leave();
            }
        }
    }
}
