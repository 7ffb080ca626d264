using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using SevenBridges.Http;
using SevenBridges.Json;

namespace SevenBridges;

/// <summary>The body of a raw request (<see cref="SevenBridgesClient.SendAsync"/>).</summary>
public sealed class RequestBody
{
    private const string JsonType = "application/json";

    private RequestBody(ReadOnlyMemory<byte> content, string contentType) => Raw = new(content, contentType);

    internal RawBody Raw { get; }

    /// <summary>JSON text, sent as it is.</summary>
    /// <param name="json">The text.</param>
    /// <returns>The body.</returns>
    /// <exception cref="ValidationException">The text is not JSON.</exception>
    public static RequestBody Json(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using var document = JsonDocument.Parse(json);
            return new(Encoding.UTF8.GetBytes(json), JsonType);
        }
        catch (JsonException e)
        {
            throw new ValidationException($"The body is not JSON: {JsonTrouble.Sentence(Encoding.UTF8.GetBytes(json))}", e) { Parameter = nameof(json) };
        }
    }

    /// <summary>A JSON value.</summary>
    /// <param name="json">The value.</param>
    /// <returns>The body.</returns>
    public static RequestBody Json(JsonNode json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new(Encoding.UTF8.GetBytes(json.ToJsonString()), JsonType);
    }

    /// <summary>Any value, written as its source-generated type information says; safe for trimming.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="typeInfo">How it is written.</param>
    /// <returns>The body.</returns>
    public static RequestBody Json<T>(T value, JsonTypeInfo<T> typeInfo) => new(JsonSerializer.SerializeToUtf8Bytes(value, typeInfo), JsonType);

    /// <summary>Bytes of any type, such as a YAML app.</summary>
    /// <param name="content">The bytes; not copied.</param>
    /// <param name="contentType">What they are, such as <c>application/yaml</c>.</param>
    /// <returns>The body.</returns>
    /// <exception cref="ValidationException">The type holds characters that no header may hold.</exception>
    public static RequestBody Bytes(ReadOnlyMemory<byte> content, string contentType)
    {
        ArgumentException.ThrowIfNullOrEmpty(contentType);
        if (contentType.AsSpan().IndexOfAnyExceptInRange(' ', '~') >= 0)
            throw new ValidationException("The content type holds a control character or a letter outside ASCII.") { Parameter = nameof(contentType) };
        return new(content, contentType);
    }

    /// <summary>Names type and length, never the content.</summary>
    /// <returns>A short text for people.</returns>
    public override string ToString() => $"{Raw.ContentType}, {Raw.Content.Length} bytes";
}
