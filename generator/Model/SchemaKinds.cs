namespace SevenBridges.Generator.Model;

internal enum SchemaKind { Alias, Id, OpenEnum, ClosedEnum, Raw, Map, Entity, Body, Page }

/// <summary>What becomes of a component schema.</summary>
internal static class SchemaKinds
{
    public static SchemaKind Of(Component schema) => schema.Kind ??= Find(schema);

    private static SchemaKind Find(Component schema) => schema.Shape switch
    {
        SchemaShape.Id => SchemaKind.Id,
        SchemaShape.Enum => schema.Is(SchemaUse.Received) ? SchemaKind.OpenEnum : SchemaKind.ClosedEnum,
        SchemaShape.OpenEnum => SchemaKind.OpenEnum,
        SchemaShape.Raw => SchemaKind.Raw,
        SchemaShape.Map => SchemaKind.Map,
        SchemaShape.Object when schema.Is(SchemaUse.Page) => SchemaKind.Page,
        SchemaShape.Object => schema.Is(SchemaUse.Received) ? SchemaKind.Entity : SchemaKind.Body,
        _ => SchemaKind.Alias,
    };

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
