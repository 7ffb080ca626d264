namespace SevenBridges.Http;

/// <summary>
/// Calls that take any number of items: sent in parts of the size that one request takes, one after another, and put together in order. When a later
/// request fails, what came of the earlier ones has happened and is kept: each of the other items gets an entry that says why there is nothing of it.
/// </summary>
internal static class Bulk
{
    /// <summary>For answers that have one entry for each item, in their order.</summary>
    public static async Task<IReadOnlyList<TEntry>> ListAsync<TItem, TAnswer, TEntry>(
        IEnumerable<TItem> items, int most, Func<IReadOnlyList<TItem>, Task<TAnswer>> send, Func<TAnswer, IReadOnlyList<TEntry>> entries, Func<Exception, TEntry> failed)
    {
        var all = new List<TEntry>();
        await SendAsync(
            items,
            most,
            async part => all.AddRange(Paired(part.Count, entries(await send(part).ConfigureAwait(false)))),
            (_, failure) => all.Add(failed(failure))).ConfigureAwait(false);
        return all;
    }

    /// <summary>For answers that are a map by item.</summary>
    public static async Task<IReadOnlyDictionary<string, TEntry>> MapAsync<TItem, TEntry>(
        IEnumerable<TItem> items, int most, Func<IReadOnlyList<TItem>, Task<IReadOnlyDictionary<string, TEntry>>> send, Func<Exception, TEntry> failed)
        where TItem : notnull
    {
        var all = new Dictionary<string, TEntry>(StringComparer.Ordinal);
        await SendAsync(items, most, TakeAsync, (item, failure) => all[item.ToString()!] = failed(failure)).ConfigureAwait(false);
        return all;

        async Task TakeAsync(IReadOnlyList<TItem> part)
        {
            foreach (var (item, entry) in await send(part).ConfigureAwait(false))
                all[item] = entry;
        }
    }

    /// <summary>A failure of the first request is the caller's: nothing has happened yet that could be lost.</summary>
    private static async Task SendAsync<TItem>(IEnumerable<TItem> items, int most, Func<IReadOnlyList<TItem>, Task> take, Action<TItem, Exception> failed)
    {
        ArgumentNullException.ThrowIfNull(items);
        TItem[] all = [.. items];
        for (var at = 0; at < all.Length; at += most)
            try
            {
                await take(all[at..Math.Min(at + most, all.Length)]).ConfigureAwait(false);
            }
            catch (Exception failure) when (at > 0 && failure is not OperationCanceledException)
            {
                var notSent = NotSentException.After(failure);
                for (var item = at; item < all.Length; item++)
                    failed(all[item], item < at + most ? failure : notSent);
                return;
            }
    }

    /// <summary>With fewer or more entries than items nobody could say which entry belongs to which item.</summary>
    private static IReadOnlyList<TEntry> Paired<TEntry>(int items, IReadOnlyList<TEntry> entries) => entries.Count == items
        ? entries
        : throw new InvalidResponseException($"The Platform answered {entries.Count} entries for {items} items of a bulk call, so that none can be told apart.");
}
