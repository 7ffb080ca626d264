using System.Globalization;

namespace SevenBridges.Generator.Model;

/// <summary>What the description demands of a value before it is sent: the checks, and the same in words.</summary>
internal sealed class LimitBinder(Binding binding)
{
    private static readonly string[] Known =
        ["minLength", "maxLength", "x-sbg-max-bytes", "minimum", "maximum", "minItems", "maxItems", "maxProperties", "x-sbg-max-key-bytes"];

    public EquatableArray<CheckModel> Of(TypeModel type, JsonNode schema)
    {
        if (type.Kind is not (TypeKind.Text or TypeKind.Integer or TypeKind.QuotedInteger or TypeKind.Number or TypeKind.Decimal or TypeKind.List) && !IsChecked(type))
            return default;
        var checks = new Checks();
        AddChecks(ref checks, type, new Holder(this, schema));
        return checks.All;
    }

    /// <summary>Whether a value of this type has something to check inside of it.</summary>
    public bool IsChecked(TypeModel type) => type.Kind switch
    {
        TypeKind.List => type.Element is { Kind: not TypeKind.List } element && IsChecked(element),
        TypeKind.Body or TypeKind.Entity or TypeKind.Map => binding.SchemaOf(type.Name) is { } found && IsChecked(found),
        _ => false,
    };

    /// <summary>The checks of a map: how many keys, how long each key and each value.</summary>
    public EquatableArray<CheckModel> OfMap(JsonNode map)
    {
        var holder = new Holder(this, map);
        var checks = new Checks();
        if (holder["maxProperties"] is { } most)
            checks.Add(new("Pairs", $", {most}"));
        if (holder["x-sbg-max-key-bytes"] is { } longest)
            checks.Add(new("KeyBytes", $", {longest}"));
        if (ValuesOf(map) is { } values)
            AddTextChecks(ref checks, values, "Value");
        return checks.All;
    }

    /// <summary>The limits of a schema in one sentence; null when it has none.</summary>
    public string? InWords(JsonNode schema)
    {
        var holder = new Holder(this, schema);
        var said = new Words();
        said.Add(Between(holder["minLength"], holder["maxLength"], "character"));
        said.Add(Between(null, holder["x-sbg-max-bytes"], "byte", " of UTF-8"));
        said.Add(Between(holder["minimum"], holder["maximum"], null));
        said.Add(Between(holder["minItems"], holder["maxItems"], "item"));
        said.Add(Between(null, holder["maxProperties"], "key"));
        said.Add(holder["x-sbg-max-key-bytes"] is { } key ? $"keys of {Between(null, key, "byte", " of UTF-8")}" : null);
        said.Add(ValuesOf(schema)?["x-sbg-max-bytes"] is { } value ? $"values of {Between(null, value, "byte", " of UTF-8")}" : null);
        return said.Text is { } text ? $"Limits: {text}." : null;
    }

    /// <summary>The limits of the values of a map of texts; of text or number, those of the text.</summary>
    private Holder? ValuesOf(JsonNode map) => map["additionalProperties"] is { IsObject: true } values && map.TextOf("x-sbg-values") == "text"
        ? new Holder(this, values, TextAmong(values.ItemsOf("oneOf")))
        : null;

    private static JsonNode? TextAmong(JsonItems choices)
    {
        foreach (var choice in choices)
            if (choice.TextOf("type") == "string")
                return choice;
        return null;
    }

    private bool IsChecked(Component schema)
    {
        if (schema.IsChecked is { } known)
            return known;
        schema.IsChecked = false;
        schema.IsChecked = schema.Node["x-sbg-one-of"] is not null || schema.Node["x-sbg-together"] is not null || OfMap(schema.Node).Count > 0
            || Properties.Of(binding.Description, schema.Node).Any(member => !member.Value.Flag("readOnly") && Of(binding.Types.Bind(member.Value), member.Value).Count > 0);
        return schema.IsChecked.Value;
    }

    private void AddChecks(ref Checks checks, TypeModel type, Holder holder)
    {
        if (IsChecked(type))
            checks.Add(new CheckModel("Nested", ""));
        if (type.Kind == TypeKind.Text)
            AddTextChecks(ref checks, holder, "");
        else if (type.Kind is TypeKind.Integer or TypeKind.QuotedInteger)
            AddRange(ref checks, holder, "long.MinValue", "long.MaxValue", "");
        else if (type.Kind == TypeKind.Number)
            AddRange(ref checks, holder, "double.NegativeInfinity", "double.PositiveInfinity", "");
        else if (type.Kind == TypeKind.Decimal)
            AddRange(ref checks, holder, "decimal.MinValue", "decimal.MaxValue", "m");
        else if (type.Kind == TypeKind.List)
            AddPair(ref checks, "Count", holder["minItems"], "0", holder["maxItems"], "int.MaxValue");
    }

    /// <summary>The checks of a text; of a text in a map they are called after it.</summary>
    private static void AddTextChecks(ref Checks checks, Holder holder, string of)
    {
        AddPair(ref checks, of + "Length", holder["minLength"], "0", holder["maxLength"], "int.MaxValue");
        if (holder["x-sbg-max-bytes"] is { } bytes)
            checks.Add(new CheckModel(of + "Bytes", $", {bytes}"));
    }

    private static void AddRange(ref Checks checks, Holder holder, string least, string most, string suffix) =>
        AddPair(ref checks, "Range", holder["minimum"] is { } minimum ? minimum + suffix : null, least, holder["maximum"] is { } maximum ? maximum + suffix : null, most);

    /// <summary>One check of both ends; none when neither is limited.</summary>
    private static void AddPair(ref Checks checks, string method, string? from, string least, string? to, string most)
    {
        if (from is not null || to is not null)
            checks.Add(new CheckModel(method, $", {from ?? least}, {to ?? most}"));
    }

    private static string? Between(string? least, string? most, string? unit, string more = "") => (least, most) switch
    {
        (null, null) => null,
        ("1", null) when unit == "character" => "not empty",
        ({ } from, null) => $"at least {from}{Units(from, unit)}{more}",
        (null, { } to) => $"at most {to}{Units(to, unit)}{more}",
        ({ } from, { } to) => $"{from} to {to}{Units(to, unit)}{more}",
    };

    private static string Units(string count, string? unit) => unit is null ? "" : count == "1" ? $" {unit}" : $" {unit}s";

    /// <summary>Where the limits of a value stand: on its schema, and on the component that this refers to.</summary>
    private readonly struct Holder(LimitBinder owner, JsonNode schema, JsonNode? other = null)
    {
        private readonly JsonNode? _target = other ?? owner.TargetOf(schema);

        /// <summary>The number of a limit; null when there is none, or when it is none that C# could compare.</summary>
        public string? this[string word] => schema[word] is { } own ? owner.NumberOf(word, own) : _target?[word] is { } inherited ? owner.NumberOf(word, inherited) : null;
    }

    private JsonNode? TargetOf(JsonNode schema)
    {
        var found = schema.Has("$ref") ? schema : schema["allOf"] is { Items.Count: 1 } all ? all.Items[0] : (JsonNode?)null;
        return found is { } reference && reference.Has("$ref") ? binding.Description.Resolve(reference, "schemas")?.Node : null;
    }

    private string? NumberOf(string word, JsonNode value)
    {
        if (value.Kind != JsonKind.Number || !Known.Contains(word))
            return null;
        var isWhole = long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        if (isWhole && (word is "minimum" or "maximum" || number is >= 0 and <= int.MaxValue))
            return number.ToString(CultureInfo.InvariantCulture);
        binding.Report(Rules.BadLimit, value.Place, word, value.Text);
        return null;
    }

    /// <summary>Most values have none.</summary>
    private struct Checks
    {
        private List<CheckModel>? _found;

        public readonly EquatableArray<CheckModel> All => _found is null ? default : EquatableArray.From(_found);

        public void Add(CheckModel check) => (_found ??= new(1)).Add(check);
    }

    /// <summary>Parts of a sentence; most values have none.</summary>
    private struct Words
    {
        public string? Text { get; private set; }

        public void Add(string? part) => Text = part is null ? Text : Text is null ? part : $"{Text}, {part}";
    }
}
