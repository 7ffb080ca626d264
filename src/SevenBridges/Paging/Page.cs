using System.Collections;
using SevenBridges.Paging;

namespace SevenBridges;

/// <summary>One page of a query: its items, where it stands, and the way to its neighbours.</summary>
/// <typeparam name="T">Type of the items.</typeparam>
public sealed class Page<T> : IReadOnlyList<T>
{
    private readonly IReadOnlyList<T> _items;
    private readonly Func<PageLink, CancellationToken, Task<Page<T>>>? _follow;
    private readonly PageLink? _next;
    private readonly PageLink? _previous;

    internal Page(IReadOnlyList<T> items, long? total, string? href, PageLink? next, PageLink? previous, Func<PageLink, CancellationToken, Task<Page<T>>>? follow)
    {
        (_items, Total, Href) = (items, total, href);
        (_next, _previous, _follow) = (next, previous, follow);
    }

    /// <summary>How many items the query has in all, as the Platform counted them for this page; null when it does not say.</summary>
    public long? Total { get; }

    /// <summary>Address of this page; null when the Platform did not send it.</summary>
    public string? Href { get; }

    /// <summary>What stands below the level that a volume was listed at, as folders would; empty on the pages of any other query.</summary>
    public IReadOnlyList<VolumePrefix> Prefixes { get; internal init; } = [];

    /// <summary>True when another page follows.</summary>
    public bool HasNext => _next is not null;

    /// <summary>True when a page stands before this one. Pages that are followed by a token have no way back.</summary>
    public bool HasPrevious => _previous is not null;

    /// <summary>How many items this page has.</summary>
    public int Count => _items.Count;

    internal PageLink? Next => _next;

    /// <summary>An item of this page.</summary>
    /// <param name="index">From 0.</param>
    public T this[int index] => _items[index];

    /// <summary>Some items of this page: <c>page[1..3]</c>. The part has the total and the address of the whole page, and no neighbours.</summary>
    /// <param name="start">Index of the first, from 0.</param>
    /// <param name="length">How many.</param>
    /// <exception cref="ArgumentOutOfRangeException">The page has not so many items.</exception>
    public Page<T> Slice(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Count - start);
        return new Page<T>([.. _items.Skip(start).Take(length)], Total, Href, null, null, null);
    }

    /// <summary>Reads the page that follows.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="PaginationException">This is the last page.</exception>
    /// <exception cref="SevenBridgesException">The errors of the operation.</exception>
    /// <remarks>
    /// Repeats: after a passing failure it is sent again.
    /// Source: the operation of the query.
    /// </remarks>
    public Task<Page<T>> NextPageAsync(CancellationToken cancellationToken = default) => FollowAsync(_next, "This is the last page: no page follows.", cancellationToken);

    /// <summary>Reads the page before this one.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="PaginationException">This is the first page, or the query has no way back.</exception>
    /// <exception cref="SevenBridgesException">The errors of the operation.</exception>
    /// <remarks>
    /// Repeats: after a passing failure it is sent again.
    /// Source: the operation of the query.
    /// </remarks>
    public Task<Page<T>> PreviousPageAsync(CancellationToken cancellationToken = default) => FollowAsync(_previous, "No page stands before this one.", cancellationToken);

    /// <summary>Walks the items of this page.</summary>
    public IEnumerator<T> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Task<Page<T>> FollowAsync(PageLink? link, string missing, CancellationToken cancellationToken) =>
        link is null || _follow is null ? throw new PaginationException(missing) : _follow(link, cancellationToken);
}
