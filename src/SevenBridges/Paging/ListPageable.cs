namespace SevenBridges.Paging;

/// <summary>A query over items that are there already.</summary>
internal sealed class ListPageable<T>(IReadOnlyList<T> items, int pageSize) : Pageable<T>
{
    public override Task<Page<T>> FirstPageAsync(long? offset = null, int? limit = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(PageAt(offset ?? 0, limit ?? pageSize));
    }

    private Page<T> PageAt(long offset, int limit)
    {
        var part = items.Skip((int)Math.Min(offset, items.Count)).Take(limit).ToArray();
        return new Page<T>(part, items.Count, null, LinkTo(offset + limit), LinkTo(offset - limit), (link, _) => Task.FromResult(PageAt(long.Parse(link.Token!, System.Globalization.CultureInfo.InvariantCulture), limit)));
    }

    private PageLink? LinkTo(long offset) =>
        offset >= 0 && offset < items.Count ? new PageLink(null, offset.ToString(System.Globalization.CultureInfo.InvariantCulture)) : null;
}
