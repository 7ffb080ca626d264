using System.Text.Json.Nodes;

namespace SevenBridges.Tests.Properties;

/// <summary>How a value of a schema travels.</summary>
internal enum Form
{
    Text, Integer, QuotedInteger, Number, Decimal, Boolean, Time, ZonelessTime, EpochSeconds, EpochMilliseconds, Id, Word, NumberOrText, TextOrList, JsonInText,
    Object, Raw, TextMap, CwlMap, JsonMap, ModelMap, List, Any,
}

/// <summary>A schema of the description where it is used: its own words, and those of the component that it refers to.</summary>
internal sealed class Schema
{
    private readonly JsonObject _own;
    private readonly Schema? _target;

    public Schema(JsonObject own, string? name = null)
    {
        _own = own;
        var reference = (string?)own["$ref"] ?? (own["allOf"] is JsonArray { Count: 1 } all ? (string?)all[0]!["$ref"] : null);
        Name = name ?? reference?.Split('/')[^1];
        _target = reference is null ? null : new Schema(Description.Resolve(new JsonObject { ["$ref"] = reference }), Name);
        IsComponent = name is not null || (_target is not null && reference is not null);
    }

    /// <summary>Name of the component; null for a schema that stands where it is used.</summary>
    public string? Name { get; }

    /// <summary>What stands around it, such as the parameter.</summary>
    public JsonObject? Around { get; init; }

    public bool IsComponent { get; }

    /// <summary>A word: its own, or that of the component.</summary>
    public JsonNode? this[string word] => _own[word] ?? Around?[word] ?? _target?[word];

    public string? Type => (string?)this["type"];

    /// <summary>Whether null is a value here. In the component of an enum it says that of every use.</summary>
    public bool IsNullable => (bool?)this["nullable"] == true || (OneOf is { } choices && (bool?)choices[0]!["nullable"] == true);

    public bool IsReadOnly => (bool?)_own["readOnly"] == true;

    public string? Wire => (string?)this["x-sbg-wire"];

    public JsonArray? OneOf => this["oneOf"] as JsonArray;

    public Schema Items => new(this["items"]!.AsObject());

    public Schema Values => new(this["additionalProperties"]!.AsObject());

    public IReadOnlySet<string> Required => (this["required"] as JsonArray ?? []).Select(name => (string)name!).ToHashSet(StringComparer.Ordinal);

    public IEnumerable<string> Words => (this["enum"] as JsonArray ?? []).Select(word => (string)word!);

    /// <summary>The members of an object, those of the parts of an <c>allOf</c> included.</summary>
    public IReadOnlyList<(string Name, Schema Schema)> Properties =>
    [
        .. this["allOf"] is JsonArray { Count: > 1 } parts ? parts.SelectMany(part => new Schema(part!.AsObject()).Properties) : [],
        .. (this["properties"] as JsonObject ?? []).Select(property => (property.Key, new Schema(property.Value!.AsObject()))),
    ];

    public Form Form => this switch
    {
        _ when this["x-sbg-id"] is JsonObject => Form.Id,
        _ when this["enum"] is not null => Form.Word,
        _ when (bool?)this["x-sbg-raw"] == true => Form.Raw,
        _ when this["properties"] is not null || this["allOf"] is JsonArray { Count: > 1 } => Form.Object,
        _ when OneOf is { } choices => OfChoice(choices),
        _ => OfType(),
    };

    /// <summary>A map that is a component notes what changes in it, and is never null.</summary>
    public bool IsTracked => IsComponent && Form is Form.TextMap or Form.CwlMap or Form.JsonMap;

    private Form OfChoice(JsonArray choices) => (Wire, (string?)choices[1]!["type"]) switch
    {
        (_, "array") => Form.TextOrList,
        ("decimal-text", _) => Form.Decimal,
        ("epoch-s", _) => Form.EpochSeconds,
        ("epoch-ms", _) => Form.EpochMilliseconds,
        _ => Form.NumberOrText,
    };

    private Form OfType() => (Type, Wire, (string?)this["format"]) switch
    {
        ("string", "json-in-text", _) => Form.JsonInText,
        ("string" or "number", "decimal-text", _) or ("number", _, "decimal") => Form.Decimal,
        ("string", "utc-no-zone", _) => Form.ZonelessTime,
        ("string", _, "date-time") => Form.Time,
        ("string", _, _) => Form.Text,
        ("integer", "epoch-s", _) => Form.EpochSeconds,
        ("integer", "epoch-ms", _) => Form.EpochMilliseconds,
        ("integer", "number-or-text", _) => Form.QuotedInteger,
        ("integer", _, _) => Form.Integer,
        ("number", _, _) => Form.Number,
        ("boolean", _, _) => Form.Boolean,
        ("array", _, _) => Form.List,
        ("object", _, _) when this["additionalProperties"] is JsonObject => OfMap(),
        _ => Form.Any,
    };

    private Form OfMap() => (string?)this["x-sbg-values"] switch
    {
        "text" => Form.TextMap,
        "cwl" => Form.CwlMap,
        "json" => Form.JsonMap,
        _ when !IsComponent && Values.Form == Form.Text => Form.TextMap,
        _ when !IsComponent && Values is { Form: Form.Object, IsNullable: false } => Form.ModelMap,
        _ => Form.JsonMap,
    };
}
