using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SevenBridges.Tests.Properties;

namespace SevenBridges.Contract.Tests;

/// <summary>One value of an answer, and another that the description allows in its place.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Body">The answer with the other value.</param>
internal sealed record Swap(string Place, string Body)
{
    /// <summary>Each value of an answer in turn. How a page goes on is not shown but walked, and tested by those who walk.</summary>
    public static IEnumerable<Swap> Of(DescribedOperation operation, string body, Random random)
    {
        var whole = JsonNode.Parse(body);
        foreach (var leaf in Leaves(operation.Answer!, whole, "$").ToList())
        {
            if (operation.Paging is not null && leaf.Steps[0] is not ("href" or "items" or "result_set" or "prefixes"))
                continue;
            if (Other(leaf.Schema, leaf.Value, random) is not { } other)
                continue;
            var swapped = whole is JsonValue ? other : whole!.DeepClone();
            if (whole is not JsonValue)
                Replace(swapped, leaf.Steps, other);
            yield return new Swap($"{leaf.Place}: {leaf.Value.ToJsonString()} became {other.ToJsonString()}", swapped.ToJsonString());
        }
    }

    private sealed record Leaf(string Place, IReadOnlyList<object> Steps, Schema? Schema, JsonNode Value);

    private static IEnumerable<Leaf> Leaves(Schema? schema, JsonNode? node, string place, params object[] steps) => node switch
    {
        JsonObject members => members.SelectMany(member => Leaves(Inside(schema, member.Key), member.Value, $"{place}.{member.Key}", [.. steps, member.Key])),
        JsonArray items => items.SelectMany((item, index) => Leaves(schema is { Form: Form.List } ? schema.Items : null, item, $"{place}[{index}]", [.. steps, index])),
        JsonValue value => [new Leaf(place, steps, schema, value)],
        _ => [],
    };

    private static Schema? Inside(Schema? schema, string name) => schema?.Form switch
    {
        Form.Object or Form.Raw => schema.Properties.Where(property => property.Name == name).Select(property => property.Schema).FirstOrDefault(),
        Form.ModelMap => schema.Values,
        _ => null,
    };

    /// <summary>Another value of the same kind; null when the description allows no other.</summary>
    private static JsonNode? Other(Schema? schema, JsonNode value, Random random) => value.GetValueKind() switch
    {
        JsonValueKind.True => false,
        JsonValueKind.False => true,
        JsonValueKind.Number => Number(value, random),
        _ => Text(schema, value.GetValue<string>(), random),
    };

    private static JsonNode Number(JsonNode value, Random random) =>
        decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture) is var number && decimal.IsInteger(number) ? number + random.Next(1, 9) : number + (random.Next(1, 9) / 8m);

    private static JsonNode? Text(Schema? schema, string text, Random random) => schema?.Form switch
    {
        Form.Word => schema.Words.Where(word => word != text).OrderBy(_ => random.Next()).FirstOrDefault(),
        Form.Time or Form.ZonelessTime => string.Create(CultureInfo.InvariantCulture, $"{random.Next(1990, 2020)}{text[4..]}"),
        Form.Decimal => string.Create(CultureInfo.InvariantCulture, $"{random.Next(1000, 9000)}.25"),
        Form.Id => text.Length > 1 ? text[..^1] + (text[^1] == '0' ? '1' : '0') : text + "0",
        _ when schema?["x-sbg-wire"] is not null && decimal.TryParse(text, CultureInfo.InvariantCulture, out var number) => (number + 1).ToString(CultureInfo.InvariantCulture),
        _ when Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Host.Length > 0 => text.Replace(address.Authority, $"{address.Authority}/swapped-{random.Next(100)}", StringComparison.Ordinal),
        _ => $"{text} {random.Next(100)}",
    };

    private static void Replace(JsonNode at, IReadOnlyList<object> steps, JsonNode value)
    {
        foreach (var step in steps.SkipLast(1))
            at = step is int index ? at[index]! : at[(string)step]!;
        if (steps[^1] is int last) at[last] = value;
        else at[(string)steps[^1]] = value;
    }
}
