using System.Globalization;
using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Hosting;

/// <summary>One request as a handler sees it: what the path and the query hold, the body, the account behind the token.</summary>
internal sealed class Call
{
    public required string Operation { get; init; }

    public required PlatformState State { get; init; }

    /// <summary>Address of the API as the caller wrote it, without slash at its end: <c>http://127.0.0.1:8765/v2</c>.</summary>
    public required string ApiBase { get; init; }

    /// <summary>Path after the base, and query, as they came.</summary>
    public required string PathAndQuery { get; init; }

    /// <summary>Placeholders of the path, unescaped; one that takes several segments has slashes in it.</summary>
    public required IReadOnlyDictionary<string, string> Path { get; init; }

    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Query { get; init; }

    /// <summary>The JSON body; null when there was none, or when it was <c>null</c>.</summary>
    public JsonNode? Body { get; init; }

    /// <summary>Name of the user whose token was sent; empty for a call without one.</summary>
    public required string User { get; init; }

    /// <summary>Media type of the body, in lower case; empty when there was none.</summary>
    public string ContentType { get; init; } = "";

    /// <summary>Members that the items of a page have by themselves; null: all.</summary>
    public IReadOnlyList<string>? ListMembers { get; init; }

    public ReadOnlyMemory<byte> RawBody { get; init; }

    public DateTimeOffset Now => State.Clock.GetUtcNow();

    public string this[string placeholder] => Path[placeholder];

    public string? One(string parameter) => Query.TryGetValue(parameter, out var values) && values.Count > 0 ? values[^1] : null;

    public IReadOnlyList<string> All(string parameter) => Query.TryGetValue(parameter, out var values) ? values : [];

    /// <summary>Python writes <c>True</c>, others <c>true</c>.</summary>
    public bool Flag(string parameter) => string.Equals(One(parameter), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The body as an object.</summary>
    /// <exception cref="Refusal">There is none.</exception>
    public JsonObject Object() => Body as JsonObject ?? throw new Refusal(400, 90000, "The request needs a JSON object as its body.");

    public JsonArray Array() => Body as JsonArray ?? throw new Refusal(400, 90000, "The request needs a JSON array as its body.");

    /// <summary>A text of the body; null when it is absent, null or no text.</summary>
    public string? Text(string member) => (Body as JsonObject)?[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public string Href(string path) => ApiBase + path;

    public string Timestamp() => Timestamps.Text(Now);
}

/// <summary>Times as the Platform writes them.</summary>
internal static class Timestamps
{
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
