using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace SevenBridges.Generator.Emission;

/// <summary>Writes how one model is read from JSON and written to it.</summary>
internal static class EntityJsonEmitter
{
    public static SourceText Emit(EntityModel entity)
    {
        var writer = new SourceWriter();
        using (writer.Block($"public partial class {entity.Name}"))
        {
            Names(writer, entity);
            Reader(writer, entity);
            if (entity is { ComesAsId: true, Identity: { } identity })
                ReaderOfId(writer, entity, identity);
            Writer(writer, entity);
            Take(writer, entity);
            NestedEmitter.Write(writer, entity);
            Check(writer, entity);
        }

        return writer.ToSource();
    }

    private static void Names(SourceWriter writer, EntityModel entity)
    {
        using (writer.Indented("private static readonly JsonEncodedText[] WireNames =", "[", "];"))
            foreach (var property in entity.Properties)
                writer.Lines($"JsonEncodedText.Encode({CSharpText.Literal(property.WireName)}),");
        writer.Line();
        writer.Lines("private protected override ReadOnlySpan<JsonEncodedText> MemberNames => WireNames;");
        writer.Line();
        var writable = entity.Properties.Where(property => !property.IsReadOnly).Select(property => property.Name + "Field").DefaultIfEmpty("0").ToArray();
        writer.Listing("private protected override ulong WritableFields => ", writable, ";", " | ");
        writer.Line();
        writer.Lines($"private protected override string? IdentityText => {Identity(entity)};");
    }

    private static string Identity(EntityModel entity) =>
        entity.Identity is { } identity ? $"HasLoaded({identity.Name}Field) ? {Naming.Field(identity.Name)}.ToString() : null" : "null";

    private static void Reader(SourceWriter writer, EntityModel entity)
    {
        writer.Line();
        using var method = writer.Block($"internal static {entity.Name} FromJson(ref JsonCursor json)");
        writer.Lines($"var model = new {entity.Name} {{ Client = json.Client }};\njson.StartObject();");
        using (writer.Block("while (json.NextMember())"))
        using (writer.Block("switch (json.NameLength)"))
        {
            foreach (var (name, property) in WireNames(entity).OrderBy(pair => pair.Name.Length))
                Case(writer, name, property);
            writer.Lines("default:\n    json.Skip();\n    break;");
        }

        writer.Line();
        writer.Lines("return model;");
    }

    private static void ReaderOfId(SourceWriter writer, EntityModel entity, PropertyModel identity) => writer.Lines(
        $$"""

        /// <summary>The model, or, where only its id came, a model that holds nothing else.</summary>
        internal static {{entity.Name}} FromIdOrJson(ref JsonCursor json) => json.IsText
            ? new {{entity.Name}} { Client = json.Client, {{Naming.Field(identity.Name)}} = {{JsonExpressions.Read(identity.Type)}}, Loaded = {{identity.Name}}Field }
            : FromJson(ref json);
        """);

    private static IEnumerable<(string Name, PropertyModel Property)> WireNames(EntityModel entity)
    {
        foreach (var property in entity.Properties)
        {
            yield return (property.WireName, property);
            if (property.Alias is not null)
                yield return (property.Alias, property);
        }
    }

    /// <summary>Null for what is never null counts as absent: an answer is not refused for it. A second name counts only while the first has not come.</summary>
    private static void Case(SourceWriter writer, string name, PropertyModel property)
    {
        var test = property.Type.IsNullable || property.Type.HoldsNull || property.Type.Kind == TypeKind.Map ? "Is" : "Has";
        var unless = name == property.WireName ? "" : $" && !model.HasLoaded({property.Name}Field)";
        writer.Lines(
            $"""
            case {Encoding.UTF8.GetByteCount(name)} when json.{test}({CSharpText.Literal(name)}u8){unless}:
                model.{Naming.Field(property.Name)} = {JsonExpressions.Read(property.Type, repeats: property.Repeats)};
                model.Loaded |= {property.Name}Field;
                break;
            """);
    }

    private static void Writer(SourceWriter writer, EntityModel entity)
    {
        writer.Line();
        using (writer.Block("private protected override void WriteValue(Utf8JsonWriter json, ulong field, Extent extent)"))
        using (writer.Block("switch (field)"))
            foreach (var property in entity.Properties)
                writer.Lines(
                    $"""
                    case {property.Name}Field:
                        {JsonExpressions.Write(property.Type, Naming.Field(property.Name), "extent")}
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

    private static void Check(SourceWriter writer, EntityModel entity)
    {
        if (!entity.IsChecked)
            return;
        writer.Line();
        using (writer.Block("private protected override void CheckLimits(ulong fields)"))
            LimitsEmitter.WriteForModel(writer, entity);
    }
}
