using System.Runtime.CompilerServices;

namespace SevenBridges;

/// <summary>
/// A query that has not been sent: walking it with <c>await foreach</c> sends it, page by page. Walking it twice sends it twice.
/// While it is walked the Platform may change: an item that moves between pages can be seen twice or not at all, and the total is what each page said.
/// A page without items that has a successor is passed over.
/// </summary>
/// <typeparam name="T">Type of the items.</typeparam>
public abstract class Pageable<T> : IAsyncEnumerable<T>
{
    /// <summary>For tests that make queries of their own; see also <see cref="PageFactory"/>.</summary>
    protected Pageable()
    {
    }

    /// <summary>Reads one page.</summary>
    /// <param name="offset">How many items to pass over; null: none. Only queries that page by offset take it.</param>
    /// <param name="limit">How many items to read at most, 1 to 100; null: 100.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="PaginationException">The query does not page by offset, or the limit is out of range.</exception>
    /// <exception cref="SevenBridgesException">The errors of the operation.</exception>
    /// <remarks>
    /// Repeats: after a passing failure it is sent again.
    /// Source: the operation of the query.
    /// </remarks>
    public abstract Task<Page<T>> FirstPageAsync(long? offset = null, int? limit = null, CancellationToken cancellationToken = default);

    /// <summary>Walks the pages.</summary>
    /// <param name="limit">How many items a page has at most, 1 to 100; null: 100.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    /// <exception cref="PaginationException">The limit is out of range, or the pages of the Platform lead in a circle.</exception>
    /// <exception cref="SevenBridgesException">The errors of the operation; the pages so far are good.</exception>
    /// <remarks>
    /// Paging: by what the operation pages by; some pages are read ahead, as <c>Prefetch</c> says.
    /// Repeats: after a passing failure it is sent again.
    /// Source: the operation of the query.
    /// </remarks>
    public virtual async IAsyncEnumerable<Page<T>> AsPages(int? limit = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var guard = new Paging.LoopGuard();
        for (var page = await FirstPageAsync(null, limit, cancellationToken).ConfigureAwait(false); ; page = await page.NextPageAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return page;
            if (page.Next is not { } next)
                yield break;
            guard.Pass(next, page.Count);
        }
    }

    /// <summary>Reads every item into a list, which is the caller's own.</summary>
    /// <param name="cancellationToken">Ends the walk.</param>
    /// <returns>All items, in the order of the pages; empty when there are none.</returns>
    /// <exception cref="PaginationException">The pages of the Platform lead in a circle.</exception>
    /// <exception cref="SevenBridgesException">The errors of the operation.</exception>
    /// <remarks>As <see cref="AsPages"/>.</remarks>
    public async Task<List<T>> ToListAsync(CancellationToken cancellationToken = default)
    {
        var items = new List<T>();
        await foreach (var item in this.WithCancellation(cancellationToken).ConfigureAwait(false))
            items.Add(item);
        return items;
    }

    /// <summary>Reads the first item; the type's default (of a class null) when there is none. Only one page is read.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The first item, or the default.</returns>
    /// <exception cref="SevenBridgesException">The errors of the operation.</exception>
    /// <remarks>As <see cref="FirstPageAsync"/>.</remarks>
    public async Task<T?> FirstOrDefaultAsync(CancellationToken cancellationToken = default)
    {
        await foreach (var page in AsPages(1, cancellationToken).ConfigureAwait(false))
            if (page.Count > 0)
                return page[0];
        return default;
    }

    /// <summary>Walks every item.</summary>
    /// <param name="cancellationToken">Ends the walk.</param>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var page in AsPages(null, cancellationToken).ConfigureAwait(false))
            foreach (var item in page)
                yield return item;
    }
}
