using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.Json;
using SevenBridges.Http;
using SevenBridges.Json;

namespace SevenBridges.Tests.Properties;

/// <summary>Makes C# values as a caller would, from the JSON that they stand for; and writes them.</summary>
internal static class Values
{
    private static readonly JsonSerializerOptions Resolved = new() { TypeInfoResolver = SevenBridgesJson.Resolver };

    public static object? Of(Type type, Schema schema, string json)
    {
        using var document = JsonDocument.Parse(json);
        return Of(type, schema, document.RootElement);
    }

    public static PlatformModel Read(Type model, string json) => (PlatformModel)JsonSerializer.Deserialize(json, model, Resolved)!;

    public static string Write(PlatformModel model) => JsonSerializer.Serialize(model, model.GetType(), Resolved);

    /// <summary>A body, or a model as part of one, as it is sent.</summary>
    public static string Sent(object body)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
            if (body is IJsonBody own) own.WriteTo(json);
            else ((PlatformModel)body).WriteModel(json, Extent.Sendable);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static object? Of(Type type, Schema schema, JsonElement value)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>))
            return Activator.CreateInstance(type, Of(type.GetGenericArguments()[0], schema, value));
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare == typeof(JsonElement))
            return schema.Form == Form.JsonInText ? JsonDocument.Parse(value.GetString()!).RootElement.Clone() : value.Clone();
        if (value.ValueKind == JsonValueKind.Null)
            return null;
        return typeof(IWireText).IsAssignableFrom(bare) ? bare.GetMethod("op_Implicit", [typeof(string)])!.Invoke(null, [value.GetString()])
            : bare.IsEnum ? Enum.GetValues(bare).Cast<object>().First(word => WordOf(word) == value.GetString())
            : bare == typeof(string) ? value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText()
            : bare == typeof(DateTimeOffset) ? Time(schema, value)
            : bare == typeof(decimal) ? decimal.Parse(value.ToString(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture)
            : bare.IsPrimitive ? Convert.ChangeType(bare == typeof(bool) ? value.GetBoolean() : bare == typeof(double) ? (object)value.GetDouble() : value.GetInt64(), bare, null)
            : Composed(bare, schema, value);
    }

    private static object Composed(Type type, Schema schema, JsonElement value)
    {
        if (type.IsSubclassOf(typeof(RawDocument)))
            return type.GetMethod("Parse", [typeof(string)])!.Invoke(null, [value.GetRawText()])!;
        if (type.IsSubclassOf(typeof(TrackedMap)))
            return Map(type, value);
        if (type.IsInterface && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return List(type.GetGenericArguments()[0], schema, value);
        if (type.IsInterface)
            return Dictionary(type.GetGenericArguments()[1], schema, value);
        var made = Activator.CreateInstance(type)!;
        foreach (var (name, property) in Surface.PropertiesOf(type))
            if (value.TryGetProperty(name, out var member))
                property.SetValue(made, Of(property.PropertyType, schema.Properties.First(found => found.Name == name).Schema, member));
        return made;
    }

    private static IList List(Type element, Schema schema, JsonElement value)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        if (value.ValueKind != JsonValueKind.Array)
            list.Add(value.GetString());
        else
            foreach (var item in value.EnumerateArray())
                list.Add(schema.Form == Form.List ? Of(element, schema.Items, item) : item.GetString());
        return list;
    }

    private static IDictionary Dictionary(Type element, Schema schema, JsonElement value)
    {
        var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), element))!;
        foreach (var pair in value.EnumerateObject())
            map[pair.Name] = element == typeof(JsonElement) ? pair.Value.Clone() : Of(element, schema.Values, pair.Value);
        return map;
    }

    private static object Map(Type type, JsonElement value)
    {
        var map = Activator.CreateInstance(type)!;
        var indexer = type.GetProperty("Item")!;
        foreach (var pair in value.EnumerateObject())
            indexer.SetValue(map, MapValue(indexer.PropertyType, pair.Value), [pair.Name]);
        return map;
    }

    private static object? MapValue(Type type, JsonElement value) =>
        type == typeof(CwlValue) ? CwlValue.From(value.Clone(), null) : type == typeof(JsonElement) ? value.Clone() : value.ValueKind == JsonValueKind.Null ? null : value.ToString();

    private static DateTimeOffset Time(Schema schema, JsonElement value) => schema.Form switch
    {
        Form.EpochSeconds => value.GetInt64() is var number && Math.Abs(number) > 100_000_000_000 ? DateTimeOffset.FromUnixTimeMilliseconds(number) : DateTimeOffset.FromUnixTimeSeconds(number),
        Form.EpochMilliseconds => DateTimeOffset.FromUnixTimeMilliseconds(value.GetInt64()),
        _ => DateTimeOffset.Parse(value.GetString()!, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal),
    };

    /// <summary>The word of a closed enum's value.</summary>
    public static string WordOf(object value) =>
        (string)typeof(PlatformModel).Assembly.GetType($"{value.GetType().FullName}Words")!.GetMethod("ToWire", BindingFlags.Public | BindingFlags.Static)!.Invoke(null, [value])!;
}
