using System.Text.Json;
using System.Text.Json.Nodes;

namespace SevenBridges.Emulator.Hosting;

/// <summary>
/// Holds the body of any client against the shape that the description gives it, before a handler sees it: values have their types, members that nobody
/// knows are passed over, and a null where none is allowed counts as absent. So nothing enters the state that no answer could show.
/// </summary>
internal sealed class BodyShape(JsonObject bundle)
{
    // Codes by which an operation says itself that its body is wrong. Without one it is a bad request like any other.
    private static readonly int[] InvalidRequest = [8013, 8014, 8015, 5006, 5033, 9011];

    private const int BadRequest = 90000;

    /// <summary>Takes out of a body what does not count.</summary>
    /// <exception cref="Refusal">A value has another type than the one that is described.</exception>
    public void Settle(DescribedOperation operation, JsonNode? body)
    {
        if (body is null || operation.Body is not { } schema || Mismatch(schema, body, "the body") is not { } mismatch)
            return;
        var code = InvalidRequest.FirstOrDefault(operation.ErrorCodes.Contains);
        throw new Refusal(400, code == 0 ? BadRequest : code, $"{char.ToUpperInvariant(mismatch[0])}{mismatch[1..]}.");
    }

    private string? Mismatch(JsonObject described, JsonNode node, string place)
    {
        var schema = Resolve(described);
        if (schema["oneOf"] is JsonArray choices)
            return choices.Any(choice => Mismatch((JsonObject)choice!, node, place) is null) ? null : $"{place} has a type that is not described";
        return (string?)schema["type"] switch
        {
            "string" => Unless(node.GetValueKind() == JsonValueKind.String, place, "text"),
            "boolean" => Unless(node.GetValueKind() is JsonValueKind.True or JsonValueKind.False, place, "true or false"),
            "integer" => Unless(node is JsonValue value && node.GetValueKind() == JsonValueKind.Number && value.TryGetValue<long>(out _), place, "a whole number"),
            "number" => Unless(node.GetValueKind() == JsonValueKind.Number, place, "a number"),
            "array" => node is JsonArray list ? Items(schema, list, place) : $"{place} has to be a list",
            "object" => node is JsonObject map ? Members(schema, map, place) : $"{place} has to be an object",
            _ => null,
        };
    }

    private static string? Unless(bool fits, string place, string what) => fits ? null : $"{place} has to be {what}";

    private string? Items(JsonObject schema, JsonArray list, string place)
    {
        if (schema["items"] is not JsonObject item)
            return null;
        var mayBeNull = MayBeNull(item);
        return list.Select((node, index) => node is null ? Unless(mayBeNull, $"{place}[{index}]", "something, not null") : Mismatch(item, node, $"{place}[{index}]"))
            .FirstOrDefault(mismatch => mismatch is not null);
    }

    private string? Members(JsonObject schema, JsonObject map, string place)
    {
        var known = schema["properties"] as JsonObject ?? [];
        var others = schema["additionalProperties"] as JsonObject;
        TakeSecondNames(known, map);
        TakeFlagsAsText(known, others, map);
        foreach (var (name, value) in map.ToList())
        {
            var described = known[name] as JsonObject ?? others;
            if (described is null || (value is null && !MayBeNull(described)))
                map.Remove(name);
            else if (value is not null && Mismatch(described, value, $"'{name}' of {place}") is { } mismatch)
                return mismatch;
        }

        return null;
    }

    /// <summary>A member under its second name counts when it is absent under its first.</summary>
    private static void TakeSecondNames(JsonObject known, JsonObject map)
    {
        foreach (var (name, described) in known)
            if ((string?)described?["x-sbg-alias"] is { } second && map[name] is null && map[second] is { } value)
            {
                map.Remove(second);
                map[name] = value;
            }
    }

    /// <summary>Where text may come as a number, clients also write true and false, such as for metadata: these count as the words.</summary>
    private static void TakeFlagsAsText(JsonObject known, JsonObject? others, JsonObject map)
    {
        foreach (var (name, value) in map.ToList())
            if ((known[name] as JsonObject ?? others) is { } described && described["oneOf"] is not null && (string?)described["x-sbg-wire"] == "number-or-text"
                && value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False)
                map[name] = value!.ToJsonString();
    }

    /// <summary>Any JSON, a choice that has null among it, or what says so itself.</summary>
    private bool MayBeNull(JsonObject described)
    {
        var schema = Resolve(described);
        return (bool?)described["nullable"] == true || (bool?)schema["nullable"] == true || (schema["type"] is null && schema["oneOf"] is null)
            || (schema["oneOf"] is JsonArray choices && choices.Any(choice => MayBeNull((JsonObject)choice!)));
    }

    private JsonObject Resolve(JsonObject schema)
    {
        while (true)
        {
            if ((string?)schema["$ref"] is { } reference)
                schema = reference.TrimStart('#', '/').Split('/').Aggregate((JsonNode)bundle, (at, name) => at[name]!).AsObject();
            else if (schema["allOf"] is JsonArray { Count: 1 } only)
                schema = only[0]!.AsObject();
            else
                return schema;
        }
    }
}
