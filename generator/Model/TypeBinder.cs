namespace SevenBridges.Generator.Model;

/// <summary>What a schema is in C#; reports every form that validators or this generator would read differently from its author.</summary>
internal sealed class TypeBinder(Binding binding)
{
    private static readonly TypeModel Text = new(TypeKind.Text, "string");
    private static readonly TypeModel AnyJson = new(TypeKind.Json, "JsonElement");

    public TypeModel Bind(JsonNode schema, string? wire = null)
    {
        wire ??= schema.TextOf("x-sbg-wire");
        if (schema["$ref"] is not null)
            return OfReference(schema, wire);
        if (schema["allOf"] is { } all)
            return OfAll(schema, all, wire);
        if (schema["oneOf"] is { } one)
            return OfOne(schema, one, wire);
        if (schema["anyOf"] is { } any)
            return Odd(any, "anyOf");
        return OfType(schema, wire);
    }

    private TypeModel OfReference(JsonNode schema, string? wire)
    {
        if (schema["nullable"] is { } nullable)
            binding.Report(Rules.NullableReference, nullable.Place);
        return binding.Description.Resolve(schema, "schemas") is { } target ? OfComponent(target, wire) : AnyJson;
    }

    /// <summary><c>allOf</c> with one reference: the reference, with words of its own and, maybe, null.</summary>
    private TypeModel OfAll(JsonNode schema, JsonNode all, string? wire)
    {
        if (all.Items.Count != 1 || all.Items[0]["$ref"] is null || schema["type"] is not null)
            return Odd(all, "allOf");
        var type = Bind(all.Items[0], wire);
        return schema.Flag("nullable") ? type.OrNull() : type;
    }

    /// <summary><c>oneOf</c> a text that may be null and a number: a decimal that travels either way.</summary>
    private TypeModel OfOne(JsonNode schema, JsonNode one, string? wire)
    {
        if (wire == "text-or-list" && one.Items.Count == 2 && one.Items[1].TextOf("type") == "array")
            return new TypeModel(TypeKind.TextOrList, "IReadOnlyList<string>", one.Items[0].Flag("nullable"));
        var types = one.Items.Select(item => item.TextOf("type")).ToArray();
        if (types.Length != 2 || types[0] != "string" || types[1] is not ("number" or "integer") || schema["nullable"] is not null)
            return Odd(one, "oneOf");
        var isNullable = one.Items[0].Flag("nullable");
        return wire switch
        {
            "decimal-text" => new TypeModel(TypeKind.Decimal, "decimal", isNullable),
            "epoch-s" => new TypeModel(TypeKind.EpochSeconds, "DateTimeOffset", isNullable),
            "epoch-ms" => new TypeModel(TypeKind.EpochMilliseconds, "DateTimeOffset", isNullable),
            _ => Text with { IsNullable = isNullable },
        };
    }

    private TypeModel OfType(JsonNode schema, string? wire)
    {
        var isNullable = schema.Flag("nullable");
        if (schema["type"] is not { } type)
            return WithoutType(schema);
        if (schema["enum"] is { } values && values.Items.Any(value => value.Kind == JsonKind.Null))
            binding.Report(Rules.NullInEnum, values.Place);
        var bound = type.Text switch
        {
            "string" => OfText(schema, wire),
            "integer" => OfInteger(schema, wire),
            "number" => wire == "decimal-text" || schema.TextOf("format") == "decimal" ? new TypeModel(TypeKind.Decimal, "decimal") : new TypeModel(TypeKind.Number, "double"),
            "boolean" => new TypeModel(TypeKind.Boolean, "bool"),
            "array" => OfArray(schema),
            "object" => OfObject(schema),
            _ => Unknown(type),
        };
        return isNullable ? bound.OrNull() : bound;
    }

    private TypeModel WithoutType(JsonNode schema)
    {
        if (schema["nullable"] is { } nullable)
            binding.Report(Rules.NullableAlone, nullable.Place);
        else if (schema["properties"] is not null || schema["items"] is not null || schema["enum"] is not null || schema["format"] is not null)
            binding.Report(Rules.MissingType, schema.Place);
        return AnyJson;
    }

    private TypeModel OfText(JsonNode schema, string? wire)
    {
        if (schema["enum"] is { } values)
            binding.Report(Rules.InlineSchema, values.Place);
        return (wire, schema.TextOf("format")) switch
        {
            ("json-in-text", _) => new TypeModel(TypeKind.JsonInText, "JsonElement"),
            ("decimal-text", _) => new TypeModel(TypeKind.Decimal, "decimal"),
            ("utc-no-zone", _) => new TypeModel(TypeKind.ZonelessTime, "DateTimeOffset"),
            (_, "date-time") => new TypeModel(TypeKind.Time, "DateTimeOffset"),
            _ => Text,
        };
    }

    private static TypeModel OfInteger(JsonNode schema, string? wire) => wire switch
    {
        "epoch-s" => new TypeModel(TypeKind.EpochSeconds, "DateTimeOffset"),
        "epoch-ms" => new TypeModel(TypeKind.EpochMilliseconds, "DateTimeOffset"),
        "number-or-text" => new TypeModel(TypeKind.QuotedInteger, "long"),
        _ => schema.TextOf("format") == "int32" ? new TypeModel(TypeKind.Integer, "int") : new TypeModel(TypeKind.Integer, "long"),
    };

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
        if (schema["properties"] is not null)
        {
            binding.Report(Rules.InlineSchema, schema.Place);
            return AnyJson;
        }

        return schema["additionalProperties"] is { IsObject: true } values ? OfMap(schema, values) : AnyJson;
    }

    private TypeModel OfMap(JsonNode schema, JsonNode values)
    {
        if (schema.TextOf("x-sbg-values") == "text" || values.TextOf("type") == "string")
            return new TypeModel(TypeKind.TextMap, "IReadOnlyDictionary<string, string?>");
        var element = values.Members.Count == 0 ? AnyJson : Bind(values);
        return element.Kind is TypeKind.Entity or TypeKind.Body
            ? new TypeModel(TypeKind.EntityMap, $"IReadOnlyDictionary<string, {element.Name}>") { Element = element }
            : new TypeModel(TypeKind.JsonMap, "IReadOnlyDictionary<string, JsonElement>");
    }

    /// <summary>What a component is wherever it is referred to.</summary>
    public TypeModel OfComponent(Component target, string? wire = null)
    {
        var node = target.Node;
        return SchemaKinds.Of(binding, target) switch
        {
            SchemaKind.Id => new TypeModel(TypeKind.Id, binding.TypeName(target), node.Flag("nullable")),
            SchemaKind.OpenEnum => new TypeModel(TypeKind.OpenEnum, binding.TypeName(target), node.Flag("nullable")),
            SchemaKind.ClosedEnum => new TypeModel(TypeKind.ClosedEnum, binding.TypeName(target), node.Flag("nullable")),
            SchemaKind.Raw => new TypeModel(TypeKind.Raw, binding.TypeName(target), node.Flag("nullable")),
            SchemaKind.Map => new TypeModel(TypeKind.Map, binding.TypeName(target), node.Flag("nullable")),
            SchemaKind.Entity => new TypeModel(TypeKind.Entity, binding.TypeName(target), node.Flag("nullable")),
            SchemaKind.Body => new TypeModel(TypeKind.Body, binding.TypeName(target), node.Flag("nullable")),
            _ => Bind(node, wire),
        };
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

internal enum SchemaKind { Alias, Id, OpenEnum, ClosedEnum, Raw, Map, Entity, Body, Page }

/// <summary>What becomes of a component schema.</summary>
internal static class SchemaKinds
{
    public static SchemaKind Of(Binding binding, Component schema)
    {
        var node = schema.Node;
        if (node["x-sbg-id"] is not null)
            return SchemaKind.Id;
        if (node["enum"] is not null)
            return node.Flag("x-sbg-open") || binding.Usage.Received.Contains(schema.Name) ? SchemaKind.OpenEnum : SchemaKind.ClosedEnum;
        var isComposed = node["allOf"] is { Items.Count: > 1 };
        if (node.TextOf("type") != "object" && node["properties"] is null && !isComposed)
            return SchemaKind.Alias;
        if (node.Flag("x-sbg-raw"))
            return SchemaKind.Raw;
        if (node["properties"] is null && !isComposed)
            return node["additionalProperties"] is null ? SchemaKind.Alias : SchemaKind.Map;
        if (binding.Usage.Pages.Contains(schema.Name))
            return SchemaKind.Page;
        return binding.Usage.Received.Contains(schema.Name) ? SchemaKind.Entity : SchemaKind.Body;
    }
}
