namespace SevenBridges.Generator.Model;

/// <summary>What a schema is in C#; reports every form that validators or this generator would read differently from its author.</summary>
internal sealed class TypeBinder(Binding binding)
{
    private static readonly TypeModel Text = new(TypeKind.Text, "string");
    private static readonly TypeModel AnyJson = new(TypeKind.Json, "JsonElement");

    private readonly HashSet<string> _inProgress = new(StringComparer.Ordinal);

    /// <summary>The models of which only an id may come.</summary>
    public HashSet<string> ComeAsId { get; } = new(StringComparer.Ordinal);

    public TypeModel Bind(JsonNode schema) => Bind(schema, schema["x-sbg-wire"]);

    /// <summary>Binds a schema whose <c>x-sbg-wire</c> may stand on what surrounds it.</summary>
    public TypeModel Bind(JsonNode schema, JsonNode? wire)
    {
        if (schema["$ref"] is { } reference)
            return OfReference(schema, reference, wire);
        if (schema["allOf"] is { } all)
            return OfAll(schema, all, wire);
        if (schema["oneOf"] is { } one)
            return OfOne(schema, one, wire);
        return (schema["anyOf"] ?? schema["not"]) is { } odd ? Odd(odd, schema["anyOf"] is null ? "not" : "anyOf") : OfType(schema, wire);
    }

    /// <summary>What a component is wherever it is referred to.</summary>
    public TypeModel OfComponent(Component target, JsonNode? wire = null)
    {
        if (wire is null && target.Type is { } known)
            return known;
        var kind = SchemaKinds.Of(target);
        if (kind is SchemaKind.Alias or SchemaKind.Page)
            return kind == SchemaKind.Page ? AnyJson : Bind(target.Node, wire ?? target.Node["x-sbg-wire"]);
        var name = target.TypeName;
        if (!Naming.IsName(name))
            return AnyJson;
        var type = target.Type ??= new TypeModel(SchemaKinds.TypeOf(kind), name, target.Node.Flag("nullable"));
        if (wire is { } word)
            CheckWire(word, kind switch { SchemaKind.OpenEnum or SchemaKind.ClosedEnum => ["any-case"], SchemaKind.Entity or SchemaKind.Id => ["id-or-object"], _ => [] });
        return wire is { Text: "id-or-object" } whole ? AsId(type, target, whole) : type;
    }

    private TypeModel AsId(TypeModel type, Component target, JsonNode wire)
    {
        if (type.Kind != TypeKind.Entity || Identities.PropertyOf(binding.Description, target) is null)
        {
            binding.Report(Rules.NoIdToRead, wire.Place);
            return type;
        }

        ComeAsId.Add(target.Name);
        return type with { ComesAsId = true };
    }

    private TypeModel OfReference(JsonNode schema, JsonNode reference, JsonNode? wire)
    {
        if (schema["nullable"] is { } nullable)
            binding.Report(Rules.NullableReference, nullable.Place);
        if (binding.Description.Resolve(schema, "schemas") is not { } target)
            return AnyJson;
        if (!_inProgress.Add(target.Name))
        {
            binding.Report(Rules.CircularReference, reference.Place, reference.Text);
            return AnyJson;
        }

        var type = OfComponent(target, wire);
        _inProgress.Remove(target.Name);
        return type;
    }

    /// <summary><c>allOf</c> with one reference: the reference, with words of its own and, maybe, null.</summary>
    private TypeModel OfAll(JsonNode schema, JsonNode all, JsonNode? wire)
    {
        if (all.Items.Count != 1 || all.Items[0]["$ref"] is null || schema["type"] is not null)
            return Odd(all, "allOf");
        var type = Bind(all.Items[0], wire);
        return schema.Flag("nullable") ? type.OrNull() : type;
    }

    /// <summary><c>oneOf</c> a text that may be null and a number, or a list of texts: what travels either way.</summary>
    private TypeModel OfOne(JsonNode schema, JsonNode one, JsonNode? wire)
    {
        var types = one.Items.Select(item => item.TextOf("type")).ToArray();
        if (types.Length != 2 || types[0] != "string" || types[1] is not ("number" or "integer" or "array") || schema["nullable"] is not null)
            return Odd(one, "oneOf");
        var isNullable = one.Items[0].Flag("nullable");
        if (types[1] == "array")
            return wire?.Text == "text-or-list" && one.Items[1]["items"]?.TextOf("type") == "string"
                ? new TypeModel(TypeKind.TextOrList, "IReadOnlyList<string>", isNullable)
                : Odd(one, "oneOf");
        if (wire is { } word)
            CheckWire(word, "decimal-text", "epoch-s", "epoch-ms", "number-or-text");
        return wire?.Text switch
        {
            "decimal-text" => TypeModel.Plain(TypeKind.Decimal, "decimal", isNullable),
            "epoch-s" => TypeModel.Plain(TypeKind.EpochSeconds, "DateTimeOffset", isNullable),
            "epoch-ms" => TypeModel.Plain(TypeKind.EpochMilliseconds, "DateTimeOffset", isNullable),
            _ => Text with { IsNullable = isNullable, IsNumberToo = true },
        };
    }

    private TypeModel OfType(JsonNode schema, JsonNode? wire)
    {
        if (schema["type"] is not { } type)
            return WithoutType(schema);
        var bound = type.Text switch
        {
            "string" => OfText(schema, wire),
            "integer" => OfInteger(schema, wire),
            "number" => OfNumber(schema, wire),
            "boolean" => TypeModel.Plain(TypeKind.Boolean, "bool"),
            "array" => OfArray(schema),
            "object" => OfObject(schema),
            _ => Unknown(type),
        };
        if (wire is { } word && type.Text is ("boolean" or "array" or "object"))
            CheckWire(word);
        return schema.Flag("nullable") ? bound.OrNull() : bound;
    }

    private TypeModel WithoutType(JsonNode schema)
    {
        if (schema["nullable"] is { } nullable)
            binding.Report(Rules.NullableAlone, nullable.Place);
        else if (schema["properties"] is not null || schema["items"] is not null || schema["enum"] is not null || schema["format"] is not null)
            binding.Report(Rules.MissingType, schema.Place);
        return AnyJson;
    }

    private TypeModel OfText(JsonNode schema, JsonNode? wire)
    {
        if (schema["enum"] is { } values)
            binding.Report(Rules.InlineSchema, values.Place);
        if (wire is { } word)
            CheckWire(word, "decimal-text", "json-in-text", "utc-no-zone", "number-or-text");
        return (wire?.Text, schema.TextOf("format")) switch
        {
            ("json-in-text", _) => TypeModel.Plain(TypeKind.JsonInText, "JsonElement"),
            ("decimal-text", _) => TypeModel.Plain(TypeKind.Decimal, "decimal"),
            ("utc-no-zone", _) => TypeModel.Plain(TypeKind.ZonelessTime, "DateTimeOffset"),
            (_, "date-time") => TypeModel.Plain(TypeKind.Time, "DateTimeOffset"),
            _ => Text,
        };
    }

    private TypeModel OfInteger(JsonNode schema, JsonNode? wire)
    {
        if (wire is { } word)
            CheckWire(word, "epoch-s", "epoch-ms", "number-or-text");
        return wire?.Text switch
        {
            "epoch-s" => TypeModel.Plain(TypeKind.EpochSeconds, "DateTimeOffset"),
            "epoch-ms" => TypeModel.Plain(TypeKind.EpochMilliseconds, "DateTimeOffset"),
            "number-or-text" => TypeModel.Plain(TypeKind.QuotedInteger, "long"),
            _ => TypeModel.Plain(TypeKind.Integer, schema.TextOf("format") == "int32" ? "int" : "long"),
        };
    }

    private TypeModel OfNumber(JsonNode schema, JsonNode? wire)
    {
        if (wire is { } word)
            CheckWire(word, "decimal-text");
        return wire?.Text == "decimal-text" || schema.TextOf("format") == "decimal" ? TypeModel.Plain(TypeKind.Decimal, "decimal") : TypeModel.Plain(TypeKind.Number, "double");
    }

    private TypeModel OfArray(JsonNode schema)
    {
        if (schema["items"] is not { } items)
        {
            binding.Report(Rules.ListWithoutItems, schema.Place);
            return AnyJson;
        }

        var element = Bind(items);
        return new TypeModel(TypeKind.List, $"IReadOnlyList<{element.CSharp}>") { Element = element };
    }

    private TypeModel OfObject(JsonNode schema)
    {
        if (schema["properties"] is { } properties)
        {
            binding.Report(Rules.InlineSchema, properties.Place);
            return AnyJson;
        }

        return schema["additionalProperties"] is { IsObject: true } values ? OfMap(schema, values) : AnyJson;
    }

    private TypeModel OfMap(JsonNode schema, JsonNode values)
    {
        if (schema.TextOf("x-sbg-values") == "text" || values.TextOf("type") == "string")
            return new TypeModel(TypeKind.TextMap, "IReadOnlyDictionary<string, string?>");
        var element = values.Members.Count == 0 ? AnyJson : Bind(values);
        return element.Kind is TypeKind.Entity or TypeKind.Body && !element.IsNullable
            ? new TypeModel(TypeKind.EntityMap, $"IReadOnlyDictionary<string, {element.Name}>") { Element = element }
            : new TypeModel(TypeKind.JsonMap, "IReadOnlyDictionary<string, JsonElement>");
    }

    /// <summary>A word that says nothing about a type would be passed over in silence.</summary>
    private void CheckWire(JsonNode wire, params string[] allowed)
    {
        if (!allowed.Contains(wire.Text))
            binding.Report(Rules.BadWordValue, wire.Place, "x-sbg-wire", $"'{wire.Text}' says nothing about this type{(allowed.Length == 0 ? "" : $"; here it takes '{string.Join("', '", allowed)}'")}");
    }

    private TypeModel Odd(JsonNode node, string word)
    {
        binding.Report(Rules.OddComposition, node.Place, word);
        return AnyJson;
    }

    private TypeModel Unknown(JsonNode type)
    {
        binding.Report(Rules.UnknownType, type.Place, type.Text);
        return AnyJson;
    }
}
