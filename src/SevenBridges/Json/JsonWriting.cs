using System.Globalization;
using System.Text.Json;
using SevenBridges.Http;

namespace SevenBridges.Json;

/// <summary>Writes values of the kinds that the description knows. Null is written as null.</summary>
internal static class JsonWriting
{
    public static void Value(this Utf8JsonWriter json, string? value) => json.WriteStringValue(value);

    public static void Value(this Utf8JsonWriter json, bool value) => json.WriteBooleanValue(value);

    public static void Value(this Utf8JsonWriter json, bool? value) => json.OrNull(value, static (json, value) => json.WriteBooleanValue(value));

    public static void Value(this Utf8JsonWriter json, long value) => json.WriteNumberValue(value);

    public static void Value(this Utf8JsonWriter json, long? value) => json.OrNull(value, static (json, value) => json.WriteNumberValue(value));

    public static void Value(this Utf8JsonWriter json, int value) => json.WriteNumberValue(value);

    public static void Value(this Utf8JsonWriter json, int? value) => json.OrNull(value, static (json, value) => json.WriteNumberValue(value));

    public static void Value(this Utf8JsonWriter json, double? value) => json.OrNull(value, static (json, value) => json.WriteNumberValue(value));

    public static void Value(this Utf8JsonWriter json, DateTimeOffset? value) => json.OrNull(value, static (json, value) => json.WriteStringValue(value));

    public static void Value<T>(this Utf8JsonWriter json, T value)
        where T : struct, IWireText => json.WriteStringValue(value.Given("body"));

    public static void Value<T>(this Utf8JsonWriter json, T? value)
        where T : struct, IWireText => json.WriteStringValue(value?.Given("body"));

    public static void Value(this Utf8JsonWriter json, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
            json.WriteNullValue();
        else
            value.WriteTo(json);
    }

    public static void Value(this Utf8JsonWriter json, CwlValue? value)
    {
        if (value is null)
            json.WriteNullValue();
        else
            value.WriteTo(json);
    }

    public static void Value(this Utf8JsonWriter json, RawDocument? value) => json.Value(value?.Json ?? default);

    /// <summary>A model as part of another: all that it holds and may be sent, or what was changed in it.</summary>
    public static void Value(this Utf8JsonWriter json, PlatformModel? value, Extent extent)
    {
        if (value is null)
            json.WriteNullValue();
        else
            value.WriteModel(json, extent);
    }

    public static void Value(this Utf8JsonWriter json, TrackedMap? value, Extent extent)
    {
        if (value is null)
            json.WriteNullValue();
        else
            value.WritePairs(json, extent);
    }

    public static void Value(this Utf8JsonWriter json, IJsonBody? value)
    {
        if (value is null)
            json.WriteNullValue();
        else
            value.WriteTo(json);
    }

    public static void Value(this Utf8JsonWriter json, IReadOnlyDictionary<string, string?>? map) => json.Map(map, static (json, value) => json.WriteStringValue(value));

    public static void Value(this Utf8JsonWriter json, IReadOnlyDictionary<string, JsonElement>? map) => json.Map(map, static (json, value) => json.Value(value));

    /// <summary>Money and measures: the Platform writes them as text.</summary>
    public static void DecimalText(this Utf8JsonWriter json, decimal? value) => json.WriteStringValue(value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Seconds; a time with a fraction as milliseconds, which readers tell apart by their size.</summary>
    public static void EpochSeconds(this Utf8JsonWriter json, DateTimeOffset? value) =>
        json.Value(value is { Millisecond: > 0 } time && time.ToUnixTimeMilliseconds() is var number and > JsonCursor.MillisecondsFrom ? number : value?.ToUnixTimeSeconds());

    public static void EpochMilliseconds(this Utf8JsonWriter json, DateTimeOffset? value) => json.Value(value?.ToUnixTimeMilliseconds());

    /// <summary>A time in UTC without its <c>Z</c>.</summary>
    public static void ZonelessTime(this Utf8JsonWriter json, DateTimeOffset? value) => json.WriteStringValue(value?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture));

    public static void JsonInText(this Utf8JsonWriter json, JsonElement value) =>
        json.WriteStringValue(value.ValueKind == JsonValueKind.Undefined ? null : value.GetRawText());

    /// <summary>One element is written as a bare text, several as a list.</summary>
    public static void TextOrList(this Utf8JsonWriter json, IReadOnlyList<string>? value)
    {
        if (value is [var single])
            json.WriteStringValue(single);
        else
            json.List(value, static (json, item) => json.WriteStringValue(item));
    }

    public static void List<T>(this Utf8JsonWriter json, IReadOnlyList<T>? list, Action<Utf8JsonWriter, T> write)
    {
        if (list is null)
        {
            json.WriteNullValue();
            return;
        }

        // By index: walking a list by its interface would allocate.
        json.WriteStartArray();
        for (var index = 0; index < list.Count; index++)
            write(json, list[index]);
        json.WriteEndArray();
    }

    /// <summary>A list is replaced, not edited: of its models all is written that may be.</summary>
    public static void List<T>(this Utf8JsonWriter json, IReadOnlyList<T>? list, Extent extent, Action<Utf8JsonWriter, T, Extent> write) =>
        json.List(list, (json, item) => write(json, item, OfItems(extent)));

    public static void Map<T>(this Utf8JsonWriter json, IReadOnlyDictionary<string, T>? map, Action<Utf8JsonWriter, T> write)
    {
        if (map is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        foreach (var (key, value) in map)
        {
            json.WritePropertyName(key);
            write(json, value);
        }

        json.WriteEndObject();
    }

    /// <summary>As a list of models, by name.</summary>
    public static void Map<T>(this Utf8JsonWriter json, IReadOnlyDictionary<string, T>? map, Extent extent, Action<Utf8JsonWriter, T, Extent> write) =>
        json.Map(map, (json, value) => write(json, value, OfItems(extent)));

    private static Extent OfItems(Extent extent) => extent == Extent.Changed ? Extent.Sendable : extent;

    private static void OrNull<T>(this Utf8JsonWriter json, T? value, Action<Utf8JsonWriter, T> write)
        where T : struct
    {
        if (value is { } given)
            write(json, given);
        else
            json.WriteNullValue();
    }
}
