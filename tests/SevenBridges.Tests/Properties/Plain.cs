using System.Text.Json.Nodes;

namespace SevenBridges.Tests.Properties;

/// <summary>Simple values of schemas, the same every time; of each there are several.</summary>
internal static class Plain
{
    private const int Deepest = 6;

    /// <summary>With every member that an answer may have.</summary>
    public static JsonNode? Answer(Schema schema, int variant = 0) => Value(schema, variant, isSent: false, 0);

    /// <summary>With every member that may be sent.</summary>
    public static JsonNode? Sent(Schema schema, int variant = 0) => Value(schema, variant, isSent: true, 0);

    /// <summary>With no member but those that must be sent, and those named.</summary>
    public static JsonObject Least(Schema schema, params string[] named)
    {
        var chosen = named.ToHashSet(StringComparer.Ordinal);
        foreach (var choice in schema["x-sbg-one-of"] as JsonArray ?? [])
            if ((bool?)choice!["required"] == true && !Names(choice).Any(chosen.Contains))
                chosen.Add(Names(choice).First());
        foreach (var together in schema["x-sbg-together"] as JsonArray ?? [])
            if (together!.AsArray().Any(name => chosen.Contains((string)name!)))
                chosen.UnionWith(together.AsArray().Select(name => (string)name!));
        chosen.UnionWith(schema.Required);
        return new JsonObject(schema.Properties.Where(property => chosen.Contains(property.Name)).Select(property => KeyValuePair.Create(property.Name, Sent(property.Schema))));
    }

    public static IEnumerable<string> Names(JsonNode choice) => choice["of"]!.AsArray().Select(name => (string)name!);

    private static JsonNode? Value(Schema schema, int variant, bool isSent, int depth) => schema.Form switch
    {
        Form.Object => Object(schema, variant, isSent, depth),
        Form.List => new JsonArray([.. Enumerable.Range(0, Math.Max((int?)schema["minItems"] ?? 1, 1)).Select(_ => Value(schema.Items, variant, isSent, depth + 1))]),
        Form.ModelMap => new JsonObject { ["key"] = Value(schema.Values, variant, isSent, depth + 1) },
        Form.TextMap => new JsonObject { ["key"] = $"text {variant}" },
        Form.CwlMap or Form.JsonMap or Form.Any => new JsonObject { ["key"] = variant },
        Form.Raw => new JsonObject { ["class"] = $"Tool{variant}" },
        Form.JsonInText => $"{{\"key\":{variant}}}",
        Form.TextOrList => new JsonArray($"one {variant}", "two"),
        Form.Word => Word([.. schema.Words], variant, (bool?)schema["x-sbg-open"] == true),
        Form.Id => string.Join('/', Enumerable.Repeat($"id{variant}", (int)schema["x-sbg-id"]!["segments"]![0]!)),
        Form.Boolean => variant % 2 == 1,
        _ => Scalar(schema, variant),
    };

    /// <summary>Of an open set also a word that a newer server may have.</summary>
    private static string Word(string[] words, int variant, bool isOpen) => isOpen && variant >= words.Length ? $"NEW_{variant}" : words[variant % words.Length];

    private static JsonValue Scalar(Schema schema, int variant) => schema.Form switch
    {
        Form.Integer or Form.QuotedInteger => JsonValue.Create(Math.Min(Math.Max((long?)schema["minimum"] ?? 10, 0) + variant, (long?)schema["maximum"] ?? long.MaxValue)),
        Form.Number => JsonValue.Create(Math.Max((double?)schema["minimum"] ?? 1, 0) + (variant / 4.0)),
        Form.Decimal => JsonValue.Create($"{1 + variant}.25"),
        Form.Time => JsonValue.Create($"2025-01-0{1 + variant}T10:00:00Z"),
        Form.ZonelessTime => JsonValue.Create($"2025-01-0{1 + variant}T10:00:00"),
        Form.EpochSeconds => JsonValue.Create(1_736_000_000L + variant),
        Form.EpochMilliseconds => JsonValue.Create(1_736_000_000_000L + variant),
        _ when (string?)schema["format"] == "uri" => JsonValue.Create($"https://api.good.example/v2/things/{variant}"),
        _ => JsonValue.Create(new string((char)('a' + variant), Math.Max((int?)schema["minLength"] ?? 1, 1))),
    };

    private static JsonObject Object(Schema schema, int variant, bool isSent, int depth) => depth > Deepest ? [] : new JsonObject(schema.Properties
        .Where(property => !isSent || IsSent(schema, property.Name, property.Schema))
        .Select(property => KeyValuePair.Create(property.Name, Value(property.Schema, variant, isSent, depth + 1))));

    /// <summary>Whether a member is one that may be sent; of what excludes each other only the first is.</summary>
    public static bool IsSent(Schema schema, string name, Schema member) => !member.IsReadOnly && IsChosen(schema, name);

    private static bool IsChosen(Schema schema, string name) =>
        (schema["x-sbg-one-of"] as JsonArray ?? []).All(choice => !Names(choice!).Contains(name) || Names(choice!).First() == name);
}
