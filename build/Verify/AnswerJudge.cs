using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SevenBridges.Build;

/// <summary>Holds one answer against its schema, member by member, and tells what it found.</summary>
/// <param name="description">What is described.</param>
/// <param name="ledger">Is told of differences and of what came.</param>
/// <param name="known">Is told of every id and value that may lead to other answers.</param>
internal sealed class AnswerJudge(Description description, DriftLedger ledger, KnownValues known)
{
    private string operation = "";
    private bool isWhole;

    /// <param name="read">The operation that answered.</param>
    /// <param name="body">Its answer.</param>
    /// <param name="whole">Whether every described member could have come: details, or a list that was asked for all fields.</param>
    public void Judge(DescribedRead read, JsonElement body, bool whole)
    {
        (operation, isWhole) = (read.Id, whole);
        Value(body, description.Node(read.Schema!, read.Id, read.Place), "");
    }

    private void Value(JsonElement value, DescribedNode schema, string pointer)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            if (!schema.IsNullable && !schema.IsAnything)
                Tell(DriftKind.Null, schema, pointer, "null came, and the description has none here", value);
            return;
        }

        if (schema.IsRaw || schema.IsAnything)
            return;
        if (!Fits(value, schema))
            Tell(DriftKind.WrongType, schema, pointer, $"{Word(value)} came instead of {Expected(schema)}", value);
        else if (value.ValueKind == JsonValueKind.Object)
            Members(value, schema, pointer);
        else if (value.ValueKind == JsonValueKind.Array && schema.Node["items"] is JsonObject items)
            Items(value, description.Node(items, $"{schema.Name}.items", schema.Place), pointer);
        else
            Scalar(value, schema, pointer);
    }

    private void Members(JsonElement value, DescribedNode schema, string pointer)
    {
        if (schema.Properties is null)
        {
            foreach (var member in value.EnumerateObject().Where(_ => schema.AdditionalProperties is not null))
                Value(member.Value, description.Node(schema.AdditionalProperties!, $"{schema.Name}.*", schema.Place), $"{pointer}/*");
            return;
        }

        var seen = ledger.Of(schema, operation, pointer);
        seen.Note(value, isWhole);
        foreach (var member in value.EnumerateObject())
            Member(member, schema, seen, pointer);
    }

    private void Member(JsonProperty member, DescribedNode schema, SeenSchema seen, string pointer)
    {
        var at = $"{pointer}/{member.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
        var use = schema.Properties![member.Name] ?? schema.Properties.FirstOrDefault(property => property.Value.Text("x-sbg-alias") == member.Name).Value;
        if (use is JsonObject described)
        {
            var node = description.Node(described, $"{schema.Name}.{member.Name}", schema.OwnPlace);
            Learn(member, node);
            Value(member.Value, node, at);
            return;
        }

        seen.NoteUndescribed(member.Name, member.Value.ValueKind);
        ledger.Add(new Drift(
            DriftKind.Undescribed, operation, at, $"'{member.Name}' of {schema.Name} is not described", Masking.Example(member.Value, isSecret: false), schema.OwnPlace)
        { Key = SeenSchema.KeyOfUndescribed(schema.Name, member.Name) });
    }

    private void Items(JsonElement list, DescribedNode items, string pointer)
    {
        foreach (var item in list.EnumerateArray())
            Value(item, items, $"{pointer}/*");
    }

    private void Scalar(JsonElement value, DescribedNode schema, string pointer)
    {
        if (value.ValueKind != JsonValueKind.String)
            return;
        var text = value.GetString()!;
        if (schema.Words is { } words && !words.Any(word => Same((string?)word, text, schema.Wire)))
            Tell(DriftKind.UnknownValue, schema with { Place = schema.OwnPlace }, pointer, $"'{text}' is none of the values of {schema.Name}", value);
        else if (schema.Node.Text("format") == "date-time" && !IsTime(text))
            Tell(DriftKind.WrongType, schema, pointer, "text came that is no time", value);
    }

    private void Learn(JsonProperty member, DescribedNode node)
    {
        var text = member.Value.ValueKind switch
        {
            JsonValueKind.String => member.Value.GetString()!,
            JsonValueKind.Number => member.Value.GetRawText(),
            _ => "",
        };
        if (node.IsSecret || text.Length is 0 or > 200)
            return;
        known.Add(member.Name, text);
        if (node.Node["x-sbg-id"] is not null)
            known.Add(node.Name, text);
    }

    private static bool Same(string? word, string came, string? wire) =>
        string.Equals(word, came, wire == "any-case" ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    private static bool IsTime(string text) => text.Length == 0 || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    private static bool Fits(JsonElement value, DescribedNode schema)
    {
        if (schema.Wire is "number-or-text" or "epoch-s" or "epoch-ms" && schema.Type is "integer" or "number" && value.ValueKind == JsonValueKind.String)
            return decimal.TryParse(value.GetString(), CultureInfo.InvariantCulture, out _);
        if (schema.Wire == "id-or-object" && value.ValueKind == JsonValueKind.String)
            return true;
        return schema.Node["oneOf"] is not null
            ? schema.Alternatives.Any(type => IsOf(value, type))
            : IsOf(value, schema.Type ?? "object");
    }

    private static bool IsOf(JsonElement value, string type) => type switch
    {
        "string" => value.ValueKind == JsonValueKind.String,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "array" => value.ValueKind == JsonValueKind.Array,
        _ => value.ValueKind == JsonValueKind.Object,
    };

    private static string Expected(DescribedNode schema) => schema.Node["oneOf"] is not null ? string.Join(" or ", schema.Alternatives) : schema.Type ?? "object";

    private static string Word(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
        _ => value.ValueKind.ToString().ToLowerInvariant(),
    };

    private void Tell(DriftKind kind, DescribedNode schema, string pointer, string what, JsonElement value) => ledger.Add(
        new Drift(kind, operation, pointer, what, kind == DriftKind.Null ? null : Masking.Example(value, schema.IsSecret), schema.Place) { Key = $"{schema.Place} {kind} {(kind == DriftKind.UnknownValue ? what : "")}" });
}
