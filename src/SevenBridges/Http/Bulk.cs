namespace SevenBridges.Http;

/// <summary>Calls that take any number of items: sent in parts of the size that one request takes, one after another, and put together in order.</summary>
internal static class Bulk
{
    /// <summary>For answers that have one entry for each item, in their order.</summary>
    public static async Task<IReadOnlyList<TEntry>> ListAsync<TItem, TAnswer, TEntry>(
        IEnumerable<TItem> items, int most, Func<IReadOnlyList<TItem>, Task<TAnswer>> send, Func<TAnswer, IReadOnlyList<TEntry>> entries)
    {
        ArgumentNullException.ThrowIfNull(items);
        var all = new List<TEntry>();
        foreach (var part in items.Chunk(most))
            all.AddRange(Paired(part.Length, entries(await send(part).ConfigureAwait(false))));
        return all;
    }

    /// <summary>For answers that are a map by item.</summary>
    public static async Task<IReadOnlyDictionary<string, TEntry>> MapAsync<TItem, TEntry>(
        IEnumerable<TItem> items, int most, Func<IReadOnlyList<TItem>, Task<IReadOnlyDictionary<string, TEntry>>> send)
    {
        ArgumentNullException.ThrowIfNull(items);
        var all = new Dictionary<string, TEntry>(StringComparer.Ordinal);
        foreach (var part in items.Chunk(most))
            foreach (var (item, entry) in await send(part).ConfigureAwait(false))
                all[item] = entry;
        return all;
    }

    /// <summary>With fewer or more entries than items nobody could say which entry belongs to which item.</summary>
    private static IReadOnlyList<TEntry> Paired<TEntry>(int items, IReadOnlyList<TEntry> entries) => entries.Count == items
        ? entries
        : throw new InvalidResponseException($"The Platform answered {entries.Count} entries for {items} items of a bulk call, so that none can be told apart.");
}
