using System.Globalization;
using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Hosting;

/// <summary>Cuts pages and applies <c>fields</c>: what is the same for every operation.</summary>
internal static class AnswerShaper
{
    private const int DefaultLimit = 50;
    private const int LargestLimit = 100;

    /// <summary>The body that goes out, and the total when it is a page.</summary>
    /// <param name="call">The request.</param>
    /// <param name="answer">What the handler answers.</param>
    /// <param name="listMembers">Members that an item of a page has by itself; null: all.</param>
    public static (JsonNode? Body, int? Total) Shape(Call call, Answer answer, IReadOnlyList<string>? listMembers)
    {
        if (answer.IsShaped)
            return (answer.Body, null);
        if (answer.Listing is not { } listing)
            return (answer.Body is null || answer.Status == 204 ? null : FieldFilter.Of(call.One("fields"), null).Apply(answer.Body), null);
        var offset = Number(call, "offset", 0);
        var limit = Math.Clamp(Number(call, "limit", DefaultLimit), 1, LargestLimit);
        var filter = FieldFilter.Of(call.One("fields"), listMembers);
        var items = listing.Cut(offset, limit).Select(item => (JsonNode?)filter.Apply(item));
        var page = new JsonObject
        {
            ["href"] = call.Href(call.PathAndQuery),
            ["items"] = new JsonArray([.. items]),
            ["links"] = Links(call, offset, limit, listing.Count),
        };
        return (page, listing.Count);
    }

    private static int Number(Call call, string name, int standard)
    {
        if (call.One(name) is not { Length: > 0 } text)
            return standard;
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) || value < 0)
            throw new Refusal(400, 90000, $"The parameter '{name}' takes a whole number from 0; '{text}' is none.");
        return name == "limit" && value == 0 ? LargestLimit : value;
    }

    private static JsonArray Links(Call call, int offset, int limit, int total)
    {
        var links = new JsonArray();
        if (offset + limit < total)
            links.Add(Link(call, "next", offset + limit, limit));
        if (offset > 0)
            links.Add(Link(call, "prev", Math.Max(0, offset - limit), limit));
        return links;
    }

    private static JsonObject Link(Call call, string rel, int offset, int limit)
    {
        var parameters = call.Query.Where(pair => pair.Key is not ("offset" or "limit"))
            .SelectMany(pair => pair.Value, (pair, value) => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(value)}");
        var query = string.Join('&', parameters.Prepend($"limit={limit.ToString(CultureInfo.InvariantCulture)}").Prepend($"offset={offset.ToString(CultureInfo.InvariantCulture)}"));
        return new JsonObject { ["href"] = call.Href($"{call.PathAndQuery.Split('?')[0]}?{query}"), ["rel"] = rel, ["method"] = "GET" };
    }
}
