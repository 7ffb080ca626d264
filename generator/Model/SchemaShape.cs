namespace SevenBridges.Generator.Model;

/// <summary>What a schema looks like, whoever uses it.</summary>
internal enum SchemaShape { Other, Id, Enum, OpenEnum, Raw, Map, Object }

internal static class SchemaShapes
{
    public static SchemaShape Of(JsonNode node)
    {
        if (node["x-sbg-id"] is not null)
            return SchemaShape.Id;
        if (node["enum"] is not null)
            return node.Flag("x-sbg-open") ? SchemaShape.OpenEnum : SchemaShape.Enum;
        var hasMembers = node["properties"] is not null || node["allOf"] is { Items.Count: > 1 };
        if (!hasMembers && node.TextOf("type") != "object")
            return SchemaShape.Other;
        if (node.Flag("x-sbg-raw"))
            return SchemaShape.Raw;
        return hasMembers ? SchemaShape.Object : node["additionalProperties"] is null ? SchemaShape.Other : SchemaShape.Map;
    }
}
