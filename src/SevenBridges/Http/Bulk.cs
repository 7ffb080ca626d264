namespace SevenBridges.Http;

/// <summary>
/// Calls that take any number of items: sent in parts of the size that one request takes, one after another, and put together in order. When a later
/// request fails, what came of the earlier ones has happened and is kept: each of the other items gets an entry that says why there is nothing of it.
/// </summary>
internal static class Bulk
{
    /// <summary>For answers that have one entry for each item, in their order.</summary>
    public static async Task<IReadOnlyList<TEntry>> ListAsync<TItem, TBody, TAnswer, TEntry>(
        IEnumerable<TItem> items, int most, Func<IReadOnlyList<TItem>, TBody> body, Func<TBody, Task<TAnswer>> send, Func<TAnswer, IReadOnlyList<TEntry>> entries,
        Func<Exception, TEntry> failed)
    {
        var all = new List<TEntry>();
        await SendAsync(
            items,
            most,
            body,
            async (part, count) => all.AddRange(Paired(count, entries(await send(part).ConfigureAwait(false)))),
            (_, failure) => all.Add(failed(failure))).ConfigureAwait(false);
        return all;
    }

    /// <summary>For answers that are a map by item.</summary>
    public static async Task<IReadOnlyDictionary<string, TEntry>> MapAsync<TItem, TBody, TEntry>(
        IEnumerable<TItem> items, int most, Func<IReadOnlyList<TItem>, TBody> body, Func<TBody, Task<IReadOnlyDictionary<string, TEntry>>> send, Func<Exception, TEntry> failed)
        where TItem : notnull
    {
        var all = new Dictionary<string, TEntry>(StringComparer.Ordinal);
        // An item that is there twice may have succeeded before.
        await SendAsync(items, most, body, TakeAsync, (item, failure) => all.TryAdd(item.ToString()!, failed(failure))).ConfigureAwait(false);
        return all;

        async Task TakeAsync(TBody part, int count)
        {
            foreach (var (item, entry) in await send(part).ConfigureAwait(false))
                all[item] = entry;
        }
    }

    /// <summary>A failure of the first request is the caller's: nothing has happened yet that could be lost.</summary>
    private static async Task SendAsync<TItem, TBody>(
        IEnumerable<TItem> items, int most, Func<IReadOnlyList<TItem>, TBody> body, Func<TBody, int, Task> take, Action<TItem, Exception> failed)
    {
        ArgumentNullException.ThrowIfNull(items);
        TItem[][] parts = [.. items.Chunk(most)];
        TBody[] bodies = [.. parts.Select(body)];
        // All of them before the first is sent.
        foreach (var one in bodies)
            (one as IRequestBody)?.Check();
        for (var at = 0; at < parts.Length; at++)
            try
            {
                await take(bodies[at], parts[at].Length).ConfigureAwait(false);
            }
            catch (Exception failure) when (at > 0 && failure is not OperationCanceledException)
            {
                var notSent = NotSentException.After(failure);
                foreach (var item in parts[at])
                    failed(item, failure);
                foreach (var item in parts.Skip(at + 1).SelectMany(static part => part))
                    failed(item, notSent);
                return;
            }
    }

    /// <summary>With fewer or more entries than items nobody could say which entry belongs to which item.</summary>
    private static IReadOnlyList<TEntry> Paired<TEntry>(int items, IReadOnlyList<TEntry> entries) => entries.Count == items
        ? entries
        : throw new InvalidResponseException($"The Platform answered {entries.Count} entries for {items} items of a bulk call, so that none can be told apart.");
}
