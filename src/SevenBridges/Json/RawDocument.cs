using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using SevenBridges.Http;
using SevenBridges.Json;

namespace SevenBridges;

/// <summary>A JSON object that is kept as it came.</summary>
public abstract class RawDocument : IJsonBody
{
    private protected RawDocument(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new ArgumentException($"A JSON object is expected, not {json.ValueKind}.", nameof(json));
        Json = json.Clone();
    }

    /// <summary>The whole object.</summary>
    public JsonElement Json { get; }

    /// <summary>The object as JSON text.</summary>
    public override string ToString() => Json.GetRawText();

    void IJsonBody.WriteTo(Utf8JsonWriter json) => Json.WriteTo(json);

    private protected static JsonElement ParseObject([StringSyntax(StringSyntaxAttribute.Json)] string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new FormatException($"A JSON object is expected, not {document.RootElement.ValueKind}.");
        }
        catch (JsonException error)
        {
            throw new FormatException($"This is not JSON: {JsonTrouble.Sentence(System.Text.Encoding.UTF8.GetBytes(json))}", error);
        }
    }

    private protected JsonElement? Member(string name) => Json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private protected string? Text(string name) => Member(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private protected long? Integer(string name) => Member(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : null;

    private protected bool? Flag(string name) => Member(name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } value ? value.GetBoolean() : null;

    private protected DateTimeOffset? EpochSeconds(string name) =>
        Integer(name) is >= -62135596800 and <= 253402300799 and { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    private protected IReadOnlyList<string>? Texts(string name) =>
        Member(name) is { ValueKind: JsonValueKind.Array } value
            ? [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : null;

    private protected T? Word<T>(string name)
        where T : struct, IOpenWord<T> => Text(name) is { } word ? T.FromWire(word) : null;
}
