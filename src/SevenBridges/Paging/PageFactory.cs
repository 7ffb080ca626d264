using SevenBridges.Paging;

namespace SevenBridges;

/// <summary>Makes pages and queries for users' own tests, which need no HTTP.</summary>
public static class PageFactory
{
    /// <summary>A single page, without neighbours.</summary>
    /// <typeparam name="T">Type of the items.</typeparam>
    /// <param name="items">Its items.</param>
    /// <param name="total">How many items the query has in all; null: as many as this page.</param>
    /// <param name="prefixes">What stands below the level, for a page of a volume's objects; null: nothing.</param>
    public static Page<T> Page<T>(IReadOnlyList<T> items, long? total = null, IReadOnlyList<VolumePrefix>? prefixes = null)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new Page<T>(items, total ?? items.Count, null, null, null, null) { Prefixes = prefixes ?? [] };
    }

    /// <summary>A query that has these items, page by page.</summary>
    /// <typeparam name="T">Type of the items.</typeparam>
    /// <param name="items">All items of the query.</param>
    /// <param name="pageSize">How many items a page has at most.</param>
    /// <remarks>Sends nothing.</remarks>
    public static Pageable<T> Pageable<T>(IReadOnlyList<T> items, int pageSize = 100)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        return new ListPageable<T>(items, pageSize);
    }
}
