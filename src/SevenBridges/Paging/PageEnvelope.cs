using SevenBridges.Json;

namespace SevenBridges.Paging;

/// <summary>What surrounds the items of a page on the wire.</summary>
internal sealed record PageEnvelope<T>(IReadOnlyList<T> Items, string? Href, PageLink? Next, PageLink? Previous)
{
    /// <summary>What a volume lists beside the objects.</summary>
    public IReadOnlyList<VolumePrefix> Prefixes { get; private init; } = [];

    /// <summary>
    /// <c>href</c>, <c>items</c> and <c>links</c>; also the links of a volume, which have no <c>rel</c>, and its <c>prefixes</c>. Missing links mean that there are none.
    /// </summary>
    public static PageEnvelope<T> ReadLinks(ref JsonCursor json, JsonRead<T> read)
    {
        IReadOnlyList<T> items = [];
        IReadOnlyList<VolumePrefix> prefixes = [];
        string? href = null;
        var links = new Links();
        json.StartObject();
        while (json.NextMember())
        {
            if (json.Has("items"u8))
                items = json.List(read);
            else if (json.Has("prefixes"u8))
                prefixes = json.NullableList<VolumePrefix>(VolumePrefix.FromJson) ?? [];
            else if (json.Has("href"u8))
                href = json.Text();
            else if (json.Has("links"u8))
                links = ReadLinks(ref json);
            else
                json.Skip();
        }

        return new PageEnvelope<T>(items, href, links.Next, links.Previous) { Prefixes = prefixes };
    }

    /// <summary><c>result_set</c> and <c>cont_token</c>.</summary>
    public static PageEnvelope<T> ReadToken(ref JsonCursor json, JsonRead<T> read)
    {
        IReadOnlyList<T> items = [];
        string? token = null;
        json.StartObject();
        while (json.NextMember())
        {
            if (json.Has("result_set"u8))
                items = json.List(read);
            else if (json.Has("cont_token"u8))
                token = json.Text();
            else
                json.Skip();
        }

        return new PageEnvelope<T>(items, null, string.IsNullOrEmpty(token) ? null : new PageLink(null, token), null);
    }

    private static Links ReadLinks(ref JsonCursor json)
    {
        var links = new Links();
        json.StartList();
        while (json.NextItem())
            links = links.With(ReadLink(ref json));
        return links;
    }

    private static (string? Rel, string? Address) ReadLink(ref JsonCursor json)
    {
        string? rel = null, href = null, next = null;
        json.StartObject();
        while (json.NextMember())
        {
            if (json.Has("rel"u8))
                rel = json.Text();
            else if (json.Has("href"u8))
                href = json.Text();
            else if (json.Has("next"u8))
                next = json.Text();
            else
                json.Skip();
        }

        return next is null ? (rel, href) : ("next", next);
    }

    private readonly record struct Links(PageLink? Next, PageLink? Previous)
    {
        public Links With((string? Rel, string? Address) link) => (link.Rel?.ToUpperInvariant(), link.Address) switch
        {
            ("NEXT", { Length: > 0 } address) => this with { Next = new PageLink(address, null) },
            ("PREV", { Length: > 0 } address) => this with { Previous = new PageLink(address, null) },
            _ => this,
        };
    }
}
