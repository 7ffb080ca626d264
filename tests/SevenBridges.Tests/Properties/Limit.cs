using System.Text.Json.Nodes;

namespace SevenBridges.Tests.Properties;

/// <summary>One limit of the description, on a parameter or on a member of a body, with a value just inside of it and one just outside.</summary>
/// <param name="Operation">The operation that it applies to.</param>
/// <param name="Place">The parameter, or the members that lead to the value in the body.</param>
/// <param name="Word">The word of the description.</param>
/// <param name="Inside">A value that is allowed.</param>
/// <param name="Outside">A value that is not.</param>
internal sealed record Limit(DescribedOperation Operation, IReadOnlyList<string> Place, string Word, JsonNode Inside, JsonNode Outside)
{
    private static readonly string[] Handled = ["offset", "limit", "token", "cont_token", "continuation_token", "fields"];

    public bool IsOfBody { get; init; }

    /// <summary>What the message must name.</summary>
    public string Name => Place[^1];

    public static IReadOnlyDictionary<string, Limit> All { get; } =
        Description.Operations.Values.SelectMany(Of).DistinctBy(limit => limit.ToString()).ToDictionary(limit => limit.ToString(), StringComparer.Ordinal);

    public override string ToString() => $"{Operation.Id} {(IsOfBody ? "body." : "")}{string.Join('.', Place)} {Word}";

    private static IEnumerable<Limit> Of(DescribedOperation operation)
    {
        foreach (var parameter in operation.Parameters.Where(parameter => !Handled.Contains(parameter.Name)))
            foreach (var (word, inside, outside) in Of(parameter.Schema))
                yield return new Limit(operation, [parameter.Name], word, inside, outside);
        if (operation.Body is { } body)
            foreach (var limit in Below(operation, body, []))
                yield return limit with { IsOfBody = true };
    }

    private static IEnumerable<Limit> Below(DescribedOperation operation, Schema schema, string[] place)
    {
        if (place.Length > 0)
            foreach (var (word, inside, outside) in Of(schema))
                yield return new Limit(operation, place, word, inside, outside);
        var inner = schema.Form == Form.List ? schema.Items : schema;
        if (inner.Form != Form.Object || place.Length > 5)
            yield break;
        foreach (var (name, property) in inner.Properties.Where(property => !property.Schema.IsReadOnly))
            foreach (var limit in Below(operation, property, [.. place, name]))
                yield return limit;
    }

    private static IEnumerable<(string Word, JsonNode Inside, JsonNode Outside)> Of(Schema schema) => schema.Form switch
    {
        Form.Text or Form.NumberOrText => OfText(schema),
        Form.Integer or Form.QuotedInteger or Form.Number or Form.Decimal => OfNumber(schema),
        Form.List => OfList(schema),
        Form.TextMap or Form.CwlMap or Form.JsonMap when schema.IsTracked => OfMap(schema),
        _ => [],
    };

    private static IEnumerable<(string Word, JsonNode Inside, JsonNode Outside)> OfText(Schema schema)
    {
        if ((int?)schema["minLength"] is { } least and > 0)
            yield return ("minLength", new string('x', least), new string('x', least - 1));
        if ((int?)schema["maxLength"] is { } most)
            yield return ("maxLength", new string('x', most), new string('x', most + 1));
        if ((int?)schema["x-sbg-max-bytes"] is { } bytes)
            yield return ("x-sbg-max-bytes", new string('x', bytes - 2) + "ä", new string('x', bytes - 1) + "ä");
    }

    private static IEnumerable<(string Word, JsonNode Inside, JsonNode Outside)> OfNumber(Schema schema)
    {
        if ((long?)schema["minimum"] is { } least)
            yield return ("minimum", least, least - 1);
        if ((long?)schema["maximum"] is { } most)
            yield return ("maximum", most, most + 1);
    }

    private static IEnumerable<(string Word, JsonNode Inside, JsonNode Outside)> OfList(Schema schema)
    {
        if ((int?)schema["minItems"] is { } least and > 0)
            yield return ("minItems", Items(schema, least), Items(schema, least - 1));
        if ((int?)schema["maxItems"] is { } most)
            yield return ("maxItems", Items(schema, most), Items(schema, most + 1));
    }

    private static IEnumerable<(string Word, JsonNode Inside, JsonNode Outside)> OfMap(Schema schema)
    {
        if ((int?)schema["maxProperties"] is { } most)
            yield return ("maxProperties", Keys(most), Keys(most + 1));
        if ((int?)schema["x-sbg-max-key-bytes"] is { } key)
            yield return ("x-sbg-max-key-bytes", new JsonObject { [new string('k', key)] = "v" }, new JsonObject { [new string('k', key - 1) + "ä"] = "v" });
        if (schema["additionalProperties"] is not JsonObject values || (string?)schema["x-sbg-values"] != "text")
            yield break;
        var text = values["oneOf"] is JsonArray choices ? new JsonObject([.. choices[0]!.AsObject().Concat(values.Where(word => word.Key.StartsWith("x-sbg-max", StringComparison.Ordinal))).Select(word => KeyValuePair.Create(word.Key, word.Value?.DeepClone()))]) : values;
        foreach (var (word, inside, outside) in OfText(new Schema(text)))
            yield return ($"value {word}", new JsonObject { ["key"] = inside }, new JsonObject { ["key"] = outside });
    }

    private static JsonArray Items(Schema schema, int count) => new([.. Enumerable.Range(0, count).Select(_ => Plain.Sent(schema.Items))]);

    private static JsonObject Keys(int count) => new(Enumerable.Range(0, count).Select(number => KeyValuePair.Create($"k{number}", (JsonNode?)"v")));
}
