using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Handlers;

/// <summary>Bulk calls: an answer has one entry for each item, in their order, with a resource or with an error. One bad item stops no other.</summary>
internal static class BulkCalls
{
    private const int MostItems = 100;

    /// <summary>Does something with each item.</summary>
    /// <param name="call">The request.</param>
    /// <param name="items">The items.</param>
    /// <param name="resource">What comes of one of them; what it refuses becomes that item's error.</param>
    public static Answer Each<T>(Call call, IEnumerable<T> items, Func<T, JsonNode> resource)
    {
        var filter = FieldFilter.Of(call.One("fields"), null);
        return Answer.Ok(new JsonObject { ["items"] = new JsonArray([.. items.Select(item => (JsonNode?)Record(item, resource, filter))]) }) with { IsShaped = true };
    }

    /// <summary>The list of a body, which has 1 to 100 entries.</summary>
    /// <param name="call">The request.</param>
    /// <param name="member">Name of the list.</param>
    /// <param name="code">Code of a list that is missing or too long.</param>
    public static JsonArray List(Call call, string member, int code)
    {
        if ((call.Body as JsonObject)?[member] is not JsonArray { Count: > 0 } list)
            throw new Refusal(400, code, $"The body needs a list '{member}' with at least one entry.");
        return list.Count <= MostItems ? list : throw new Refusal(400, code, $"The list '{member}' has {list.Count} entries; a bulk call takes {MostItems} at most.");
    }

    /// <summary>The ids of a body.</summary>
    /// <param name="call">The request.</param>
    /// <param name="member">Name of their list.</param>
    /// <param name="code">Code of a list that is missing or too long.</param>
    /// <param name="emptyId">Code of an id that is empty.</param>
    public static IReadOnlyList<string> Ids(Call call, string member, int code, int emptyId) =>
        [.. List(call, member, code).Select((id, index) => Id(id, $"{member}[{index}]", emptyId))];

    /// <exception cref="Refusal">The id is missing or empty: the request as a whole is wrong, since nobody could tell which item its error belongs to.</exception>
    public static string Id(JsonNode? node, string place, int code) =>
        node is JsonValue value && value.TryGetValue<string>(out var id) && !string.IsNullOrWhiteSpace(id) ? id : throw new Refusal(400, code, $"The id at {place} is missing or empty.");

    private static JsonObject Record<T>(T item, Func<T, JsonNode> resource, FieldFilter filter)
    {
        try
        {
            return new JsonObject { ["resource"] = filter.Apply(resource(item)) };
        }
        catch (Refusal refusal)
        {
            return new JsonObject { ["error"] = ErrorDocument.Of(refusal) };
        }
    }
}
