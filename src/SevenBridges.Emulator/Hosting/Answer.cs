using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Hosting;

/// <summary>What a handler answers. The host shapes it: pages, <c>fields</c>, headers.</summary>
internal sealed record Answer(int Status, JsonNode? Body)
{
    /// <summary>All items of a query, of which the host cuts the page; null when the answer is no page.</summary>
    public IReadOnlyList<JsonNode>? Items { get; init; }

    /// <summary>Members that a list item has when <c>fields</c> is not given; null: all.</summary>
    public IReadOnlyList<string>? ListMembers { get; init; }

    public static Answer Ok(JsonNode? body) => new(200, body);

    public static Answer Created(JsonNode? body) => new(201, body);

    public static Answer NoContent { get; } = new(204, null);

    public static Answer Page(IEnumerable<JsonNode> items, params string[] listMembers) => new(200, null) { Items = [.. items], ListMembers = listMembers.Length == 0 ? null : listMembers };
}

/// <summary>The Platform refuses: status, numeric code and message become the error body.</summary>
internal sealed class Refusal(int status, int code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public int Code { get; } = code;
}

/// <summary>Answers one operation. Called under the state's lock, one at a time.</summary>
internal delegate Answer Handler(Call call);

/// <summary>The handlers by <c>operationId</c>.</summary>
internal sealed class HandlerTable : Dictionary<string, Handler>
{
    public HandlerTable()
        : base(StringComparer.Ordinal)
    {
    }
}
