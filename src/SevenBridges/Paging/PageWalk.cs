using System.Globalization;
using System.Runtime.CompilerServices;

namespace SevenBridges.Paging;

/// <summary>
/// Walks the pages of one query in order and keeps some ahead of the reader. As long as the Platform's pages are as long as was asked for, the pages
/// ahead are asked for by offset, several at once; the first page that is not makes the walk follow the Platform's links, one after another.
/// </summary>
internal sealed class PageWalk<T>(PlatformPageable<T> query, int prefetch, int limit)
{
    private readonly Queue<Task<Page<T>>> _ahead = new();
    private bool _byOffset = query.Kind == PagingKind.Page && prefetch > 1;
    private long _offset;

    public async IAsyncEnumerable<Page<T>> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var guard = new LoopGuard();
        try
        {
            var page = await query.FirstPageAsync(null, limit, stop.Token).ConfigureAwait(false);
            while (true)
            {
                LookAhead(page, stop.Token);
                yield return page;
                if (page.Next is not { } next)
                    yield break;
                guard.Pass(next, page.Count);
                page = await (_ahead.TryDequeue(out var waiting) ? waiting : query.FollowAsync(next, limit, stop.Token)).ConfigureAwait(false);
                _offset += limit;
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await ((Task)Task.WhenAll(_ahead)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void LookAhead(Page<T> page, CancellationToken cancellationToken)
    {
        if (page.Next is not { } next || prefetch == 0)
            return;
        if (_byOffset && !IsRegular(page, next))
            GiveUpOffsets();
        if (!_byOffset && _ahead.Count == 0)
            _ahead.Enqueue(query.FollowAsync(next, limit, cancellationToken));
        while (_byOffset && _ahead.Count < prefetch && _offset + ((_ahead.Count + 1L) * limit) < page.Total)
            _ahead.Enqueue(query.PageAtAsync(_offset + ((_ahead.Count + 1L) * limit), limit, cancellationToken));
    }

    /// <summary>The page is as long as it was asked to be, says how many items there are, and names the offset that we would.</summary>
    private bool IsRegular(Page<T> page, PageLink next) =>
        page.Count == limit && page.Total is not null && (OffsetIn(next.Address) is not { } offset || offset == _offset + limit);

    /// <summary>What was asked for by offset is of no use any more; nobody waits for it.</summary>
    private void GiveUpOffsets()
    {
        _byOffset = false;
        foreach (var task in _ahead)
            _ = task.ContinueWith(static ended => ended.Exception, TaskScheduler.Default);
        _ahead.Clear();
    }

    private static long? OffsetIn(string? address)
    {
        var start = address?.IndexOf("offset=", StringComparison.Ordinal) ?? -1;
        if (start < 0)
            return null;
        var digits = address.AsSpan(start + "offset=".Length);
        var end = digits.IndexOfAnyExceptInRange('0', '9');
        return long.TryParse(end < 0 ? digits : digits[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? offset : null;
    }
}
