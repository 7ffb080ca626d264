using SevenBridges.Json;
using SevenBridges.Paging;

namespace SevenBridges.Http;

/// <content>One way to page for each kind that the description knows.</content>
internal sealed partial class ApiContext
{
    public Pageable<T> PagePages<T>(RequestBuilder query, JsonRead<T> read) => new PlatformPageable<T>(this, query, read, PagingKind.Page);

    public Pageable<T> ScrollPages<T>(RequestBuilder query, JsonRead<T> read) => new PlatformPageable<T>(this, query, read, PagingKind.Scroll);

    public Pageable<T> TokenPages<T>(RequestBuilder query, JsonRead<T> read) => new PlatformPageable<T>(this, query, read, PagingKind.Token);

    public Pageable<T> VolumePages<T>(RequestBuilder query, JsonRead<T> read) => new PlatformPageable<T>(this, query, read, PagingKind.Volume);
}
