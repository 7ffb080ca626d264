using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Hosting;

/// <summary>What a handler answers. The host shapes it: pages, <c>fields</c>, headers.</summary>
internal sealed record Answer(int Status, JsonNode? Body)
{
    /// <summary>All that a query matches; null when the answer is no page.</summary>
    public Listing? Listing { get; init; }

    /// <summary>The handler has applied <c>fields</c> itself, where they belong.</summary>
    public bool IsShaped { get; init; }

    /// <summary>How many items a query matches, when the handler has made the page itself.</summary>
    public int? Total { get; init; }

    /// <summary>Where the caller finds the answer; null: here.</summary>
    public string? Location { get; init; }

    public static Answer Shaped(JsonNode body) => new(200, body) { IsShaped = true };

    public static Answer Ok(JsonNode? body) => new(200, body);

    public static Answer Created(JsonNode? body) => new(201, body);

    public static Answer Redirect(string location) => new(302, null) { Location = location };

    public static Answer NoContent { get; } = new(204, null);

    /// <summary>A page. Only what stands on it is shown, however long the list is.</summary>
    public static Answer Page<T>(IEnumerable<T> all, Func<T, JsonNode> show)
    {
        var list = all as IReadOnlyCollection<T> ?? [.. all];
        return new Answer(200, null) { Listing = new Listing(list.Count, (offset, limit) => list.Skip(offset).Take(limit).Select(show)) };
    }
}

/// <summary>The result of a query, of which the host cuts the page.</summary>
/// <param name="Count">How many items there are in all.</param>
/// <param name="Cut">Shows some of them: how many to pass over, how many to show.</param>
internal sealed record Listing(int Count, Func<int, int, IEnumerable<JsonNode>> Cut)
{
    public IReadOnlyList<JsonNode> All() => [.. Cut(0, Count)];
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

    /// <summary>The handler of an operation. There is one: of two, the order in which classes are called would choose.</summary>
    /// <exception cref="InvalidOperationException">The operation has one already.</exception>
    public new Handler this[string operation]
    {
        get => base[operation];
        set
        {
            if (!TryAdd(operation, value))
                throw new InvalidOperationException($"'{operation}' has two handlers; remove one.");
        }
    }
}
