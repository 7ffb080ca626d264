namespace SevenBridges.Generator.Emission;

/// <summary>Writes how a model knows what was changed inside of its properties: writable nested models and maps.</summary>
internal static class NestedEmitter
{
    public static void Write(SourceWriter writer, EntityModel entity)
    {
        var nested = entity.Properties.Where(property => !property.IsReadOnly && (property.Type.Kind is TypeKind.Entity or TypeKind.Map)).ToArray();
        if (nested.Length == 0)
            return;
        writer.Line();
        writer.Listing("private protected override ulong NestedChanges => ", [.. nested.Select(property => $"ChangedIn({property.Name}Field, {Naming.Field(property.Name)})")], ";", " | ");
        if (nested.Any(property => property.Type.Kind == TypeKind.Map))
            Maps(writer, nested.Where(property => property.Type.Kind == TypeKind.Map));
        writer.Line();
        using (writer.Block("private protected override void AcceptNested(ulong fields)"))
            foreach (var property in nested)
                writer.Lines(
                    $"""
                    if ((fields & {property.Name}Field) != 0)
                        Accept({Naming.Field(property.Name)});
                    """);
    }

    private static void Maps(SourceWriter writer, IEnumerable<PropertyModel> maps)
    {
        writer.Line();
        using (writer.Block("private protected override TrackedMap? MapAt(ulong field) => field switch", "};"))
        {
            foreach (var property in maps)
                writer.Lines($"{property.Name}Field => {Naming.Field(property.Name)},");
            writer.Lines("_ => null,");
        }
    }
}
