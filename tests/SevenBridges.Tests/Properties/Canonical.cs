using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SevenBridges.Tests.Properties;

/// <summary>
/// One spelling for each value of a schema: what may be lost or respelled in a round trip (unknown members, the offset of a time, the zeros of money) is the
/// same afterwards, and everything else is not.
/// </summary>
internal static class Canonical
{
    public static string Of(Schema schema, string json)
    {
        using var document = JsonDocument.Parse(json);
        return Of(schema, document.RootElement)?.ToJsonString() ?? "null";
    }

    /// <summary>A body in which one spelling stands for the value at a place; the rest of it stays as it is.</summary>
    public static string At(JsonNode? body, IEnumerable<string> place, Schema schema)
    {
        var whole = new JsonObject { ["body"] = body?.DeepClone() };
        JsonNode? holder = whole;
        var last = "body";
        foreach (var step in place)
            (holder, last) = (holder?[last], step);
        if (holder is JsonObject found && found.TryGetPropertyValue(last, out var value) && value is not null)
            found[last] = JsonNode.Parse(Of(schema, value.ToJsonString()));
        return whole["body"]?.ToJsonString() ?? "null";
    }

    private static JsonNode? Of(Schema schema, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
            return schema.IsTracked ? new JsonObject() : null;
        return schema.Form switch
        {
            Form.Object => value.ValueKind == JsonValueKind.String ? new JsonObject { [IdOf(schema)] = value.GetString() } : OfObject(schema, value),
            Form.List => new JsonArray([.. value.EnumerateArray().Select(item => Of(schema.Items, item))]),
            Form.TextMap => OfMap(value, item => item.ValueKind == JsonValueKind.String ? item.GetString() : item.ValueKind == JsonValueKind.Null ? null : item.GetRawText()),
            Form.ModelMap => OfMap(value, item => Of(schema.Values, item)),
            Form.JsonInText => Raw(JsonDocument.Parse(value.GetString()!).RootElement),
            Form.Raw or Form.CwlMap or Form.JsonMap or Form.Any => Raw(value),
            _ => Scalar(schema, value),
        };
    }

    private static JsonNode? Scalar(Schema schema, JsonElement value) => schema.Form switch
    {
        Form.QuotedInteger or Form.Integer => JsonValue.Create(Whole(value)),
        Form.Number => JsonValue.Create(value.GetDouble()),
        Form.Decimal => decimal.Parse(Text(value), NumberStyles.Float, CultureInfo.InvariantCulture).ToString("G29", CultureInfo.InvariantCulture),
        Form.Time or Form.ZonelessTime => DateTimeOffset.Parse(Text(value), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcTicks,
        Form.EpochSeconds => Whole(value) is var number && Math.Abs(number) > 100_000_000_000 ? number : number * 1000,
        Form.EpochMilliseconds => Whole(value),
        Form.TextOrList => value.ValueKind == JsonValueKind.Array ? new JsonArray([.. value.EnumerateArray().Select(item => JsonValue.Create(item.GetString()))]) : new JsonArray(value.GetString()),
        Form.Word => schema.Words.FirstOrDefault(word => schema.Wire == "any-case" && string.Equals(word, value.GetString(), StringComparison.OrdinalIgnoreCase)) ?? value.GetString(),
        Form.Boolean => value.GetBoolean(),
        _ => Text(value),
    };

    /// <summary>Known members, by name. A second name counts where the first is absent; null for what is never null counts as absent.</summary>
    private static JsonObject OfObject(Schema schema, JsonElement value)
    {
        var canonical = new JsonObject();
        foreach (var (name, property) in schema.Properties.OrderBy(property => property.Name, StringComparer.Ordinal))
            if (Member(value, name, property) is { } member)
                canonical[name] = Of(property, member);
        return canonical;
    }

    private static JsonElement? Member(JsonElement value, string name, Schema schema) =>
        new[] { name, (string?)schema["x-sbg-alias"] }.OfType<string>()
            .Select(key => value.TryGetProperty(key, out var found) ? found : (JsonElement?)null)
            .FirstOrDefault(found => found is { } member && (member.ValueKind != JsonValueKind.Null || CanBeNull(schema)));

    private static bool CanBeNull(Schema schema) => schema.IsNullable || schema.IsTracked || schema.Form is Form.Any or Form.JsonInText;

    private static JsonObject OfMap(JsonElement map, Func<JsonElement, JsonNode?> value) =>
        new(map.EnumerateObject().OrderBy(pair => pair.Name, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Name, value(pair.Value))));

    /// <summary>As it came, but for the order of members.</summary>
    private static JsonNode? Raw(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => OfMap(value, Raw),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(Raw)]),
        JsonValueKind.Null => null,
        _ => JsonNode.Parse(value.GetRawText()),
    };

    private static string IdOf(Schema schema) => schema.Properties.First(property => property.Schema["x-sbg-id"] is JsonObject id && (string?)id["of"] == schema.Name).Name;

    private static long Whole(JsonElement value) => long.Parse(Text(value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
