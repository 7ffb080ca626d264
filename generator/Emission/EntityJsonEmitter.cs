using Microsoft.CodeAnalysis.Text;

namespace SevenBridges.Generator.Emission;

/// <summary>Writes how one model is read from JSON and written to it.</summary>
internal static class EntityJsonEmitter
{
    public static SourceText Emit(EntityModel entity)
    {
        var writer = SourceWriter.NewFile();
        using (writer.Block($"public partial class {entity.Name}"))
        {
            Names(writer, entity);
            Reader(writer, entity);
            Writer(writer, entity);
            Take(writer, entity);
            Changes(writer, entity);
        }

        return writer.ToSource();
    }

    private static void Names(SourceWriter writer, EntityModel entity)
    {
        writer.Lines("private static readonly JsonEncodedText[] Names =");
        writer.Lines("[");
        using (writer.Indent())
            foreach (var property in entity.Properties)
                writer.Lines($"JsonEncodedText.Encode({DocWriter.Literal(property.WireName)}),");
        writer.Lines(
            $$"""
            ];

            private protected override ReadOnlySpan<JsonEncodedText> MemberNames => Names;

            private protected override ulong WritableFields => {{Mask(entity.Properties.Where(property => !property.IsReadOnly))}};

            private protected override string? IdentityText => {{Identity(entity)}};
            """);
    }

    private static string Identity(EntityModel entity) =>
        entity.Identity is { } identity ? $"HasLoaded({identity.Name}Field) ? {Naming.Field(identity.Name)}.ToString() : null" : "null";

    private static string Mask(IEnumerable<PropertyModel> properties)
    {
        var names = properties.Select(property => property.Name + "Field").ToArray();
        return names.Length == 0 ? "0" : string.Join(" | ", names);
    }

    private static void Reader(SourceWriter writer, EntityModel entity)
    {
        writer.Line();
        using (writer.Block($"internal static {entity.Name} FromJson(ref JsonCursor json)"))
        {
            writer.Lines(
                $$"""
                var model = new {{entity.Name}} { Client = json.Client };
                json.StartObject();
                while (json.NextMember())
                {
                    switch (json.NameLength)
                    {
                """);
            using (writer.Indent())
            using (writer.Indent())
                foreach (var (name, property) in WireNames(entity).OrderBy(pair => pair.Name.Length))
                    Case(writer, name, property);
            writer.Lines(
                """
                        default:
                            json.Skip();
                            break;
                    }
                }

                return model;
                """);
        }
    }

    private static IEnumerable<(string Name, PropertyModel Property)> WireNames(EntityModel entity)
    {
        foreach (var property in entity.Properties)
        {
            yield return (property.WireName, property);
            if (property.Alias is not null)
                yield return (property.Alias, property);
        }
    }

    /// <summary>Null for what is never null counts as absent: an answer is not refused for it.</summary>
    private static void Case(SourceWriter writer, string name, PropertyModel property)
    {
        var test = property.Type.IsNullable || property.Type.HoldsNull || property.Type.Kind == TypeKind.Map ? "Is" : "Has";
        writer.Lines(
            $"""
            case {System.Text.Encoding.UTF8.GetByteCount(name)} when json.{test}({DocWriter.Literal(name)}u8):
                model.{Naming.Field(property.Name)} = {JsonExpressions.Read(property.Type, repeats: property.Repeats)};
                model.Loaded |= {property.Name}Field;
                break;
            """);
    }

    private static void Writer(SourceWriter writer, EntityModel entity)
    {
        writer.Line();
        using (writer.Block("private protected override void WriteValue(Utf8JsonWriter json, ulong field, bool changesOnly)"))
        using (writer.Block("switch (field)"))
            foreach (var property in entity.Properties)
                writer.Lines(
                    $"""
                    case {property.Name}Field:
                        {JsonExpressions.Write(property.Type, Naming.Field(property.Name), "changesOnly")}
                        break;
                    """);
    }

    private static void Take(SourceWriter writer, EntityModel entity)
    {
        writer.Line();
        using (writer.Block("private protected override void Take(PlatformModel other, ulong fields)"))
        {
            writer.Lines($"var source = ({entity.Name})other;");
            foreach (var property in entity.Properties)
                writer.Lines(
                    $"""
                    if ((fields & {property.Name}Field) != 0)
                        {Naming.Field(property.Name)} = source.{Naming.Field(property.Name)};
                    """);
        }
    }

    /// <summary>Properties that note changes inside themselves: writable nested models and maps.</summary>
    private static void Changes(SourceWriter writer, EntityModel entity)
    {
        var nested = entity.Properties.Where(property => !property.IsReadOnly && property.Type.Kind is TypeKind.Entity or TypeKind.Map && !property.IsReadOnly).ToArray();
        if (nested.Length == 0)
            return;
        writer.Line();
        writer.Lines("private protected override ulong NestedChanges =>");
        using (writer.Indent())
            writer.Lines(string.Join("\n| ", nested.Select(property => $"ChangedIn({property.Name}Field, {Naming.Field(property.Name)})")) + ";");
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
        writer.Lines("private protected override TrackedMap? MapAt(ulong field) => field switch");
        writer.Lines("{");
        using (writer.Indent())
        {
            foreach (var property in maps)
                writer.Lines($"{property.Name}Field => {Naming.Field(property.Name)},");
            writer.Lines("_ => null,");
        }

        writer.Lines("};");
    }
}
