namespace SevenBridges.Generator.Model;

internal enum SchemaKind { Alias, Id, OpenEnum, ClosedEnum, Raw, Map, Entity, Body, Page }

/// <summary>What becomes of a component schema.</summary>
internal static class SchemaKinds
{
    public static SchemaKind Of(Component schema) => schema.Kind ??= Find(schema);

    private static SchemaKind Find(Component schema)
    {
        var node = schema.Node;
        if (node["x-sbg-id"] is not null)
            return SchemaKind.Id;
        if (node["enum"] is not null)
            return node.Flag("x-sbg-open") || schema.Is(SchemaUse.Received) ? SchemaKind.OpenEnum : SchemaKind.ClosedEnum;
        var isComposed = node["allOf"] is { Items.Count: > 1 };
        if (node.TextOf("type") != "object" && node["properties"] is null && !isComposed)
            return SchemaKind.Alias;
        if (node.Flag("x-sbg-raw"))
            return SchemaKind.Raw;
        if (node["properties"] is null && !isComposed)
            return node["additionalProperties"] is null ? SchemaKind.Alias : SchemaKind.Map;
        if (schema.Is(SchemaUse.Page))
            return SchemaKind.Page;
        return schema.Is(SchemaUse.Received) ? SchemaKind.Entity : SchemaKind.Body;
    }

    public static TypeKind TypeOf(SchemaKind kind) => kind switch
    {
        SchemaKind.Id => TypeKind.Id,
        SchemaKind.OpenEnum => TypeKind.OpenEnum,
        SchemaKind.ClosedEnum => TypeKind.ClosedEnum,
        SchemaKind.Raw => TypeKind.Raw,
        SchemaKind.Map => TypeKind.Map,
        SchemaKind.Entity => TypeKind.Entity,
        _ => TypeKind.Body,
    };
}
