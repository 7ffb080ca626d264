using SevenBridges.Http;
using SevenBridges.Json;

namespace SevenBridges.Paging;

/// <summary>A query of the Platform. Links are followed as they stand: they repeat every filter.</summary>
internal sealed class PlatformPageable<T>(ApiContext api, RequestBuilder query, JsonRead<T> read, PagingKind kind) : Pageable<T>
{
    private const int LargestPage = 100;
    private const int DefaultPrefetchByOffset = 4;

    public PagingKind Kind => kind;

    public override Task<Page<T>> FirstPageAsync(long? offset = null, int? limit = null, CancellationToken cancellationToken = default)
    {
        CheckLimit(limit);
        if (offset is < 0)
            throw new PaginationException($"An offset counts items from 0; {offset} was given.");
        if (offset is not null && kind != PagingKind.Page)
            throw new PaginationException($"'{query.Operation.Id}' does not page by offset: walk it from its beginning.");
        return SendAsync(FirstRequest(offset, limit ?? LargestPage), limit, cancellationToken);
    }

    public override IAsyncEnumerable<Page<T>> AsPages(int? limit = null, CancellationToken cancellationToken = default)
    {
        CheckLimit(limit);
        var prefetch = api.Options.Prefetch ?? (kind == PagingKind.Page ? DefaultPrefetchByOffset : 1);
        return new PageWalk<T>(this, prefetch, limit ?? LargestPage).RunAsync(cancellationToken);
    }

    public Task<Page<T>> PageAtAsync(long offset, int limit, CancellationToken cancellationToken) =>
        SendAsync(FirstRequest(offset, limit), limit, cancellationToken);

    private static void CheckLimit(int? limit)
    {
        if (limit is < 1 or > LargestPage)
            throw new PaginationException($"A page has 1 to {LargestPage} items; {limit} were asked for.");
    }

    private RequestBuilder FirstRequest(long? offset, int limit) => kind switch
    {
        PagingKind.Page => query.Copy().With("offset", offset ?? 0).With("limit", limit),
        PagingKind.Scroll => query.Copy().With("token", "init").With("limit", limit),
        _ => query.Copy().With("limit", limit),
    };

    public Task<Page<T>> FollowAsync(PageLink link, int? limit, CancellationToken cancellationToken) =>
        SendAsync(link.Address is { } address ? query.To(address) : query.Copy().With("cont_token", link.Token).With("limit", limit ?? LargestPage), limit, cancellationToken);

    private async Task<Page<T>> SendAsync(RequestBuilder request, int? limit, CancellationToken cancellationToken)
    {
        using var response = await api.Transport.SendAsync(request.Build(), cancellationToken).ConfigureAwait(false);
        var envelope = api.Parse(response, ReadEnvelope);
        return new Page<T>(envelope.Items, response.TotalMatchingQuery, envelope.Href, envelope.Next, envelope.Previous, (link, cancel) => FollowAsync(link, limit, cancel))
        {
            Prefixes = envelope.Prefixes,
        };
    }

    private PageEnvelope<T> ReadEnvelope(ref JsonCursor json) =>
        kind == PagingKind.Token ? PageEnvelope<T>.ReadToken(ref json, read) : PageEnvelope<T>.ReadLinks(ref json, read);
}

/// <summary>The kinds of paging that the description knows (<c>x-sbg-paging</c>).</summary>
internal enum PagingKind
{
    Page,
    Scroll,
    Token,
    Volume,
}
