using Microsoft.CodeAnalysis.Text;

namespace SevenBridges.Generator.Emission;

/// <summary>Writes what the pipeline must know of every operation.</summary>
internal static class OperationTableEmitter
{
    public static SourceText Emit(OperationTable table)
    {
        var writer = SourceWriter.NewFile();
        writer.Lines("/// <summary>Every operation of the description: its id, its method, and whether it may be repeated.</summary>");
        using (writer.Block("internal static class Operations"))
        {
            writer.Apart(table.Rows, row =>
            {
                DocWriter.Summary(writer, $"<c>{row.Method} {row.Path}</c>: {row.Summary}");
                writer.Lines($"public static readonly Operation {row.Constant} = new({DocWriter.Literal(row.Id)}, HttpMethod.{Naming.Pascal(row.Method)}, Repeat.{row.Repeat}){Extras(row)};");
            });
            writer.Line();
            writer.Lines("/// <summary>All of them, by id in ordinal order.</summary>");
            writer.Lines($"public static readonly Operation[] All = [{string.Join(", ", table.Rows.Select(row => row.Constant))}];");
        }

        return writer.ToSource();
    }

    private static string Extras(OperationRow row)
    {
        List<string> extras = [$"Template = {DocWriter.Literal(row.Path)}"];
        if (row.Ask is not null)
            extras.Add($"Ask = {DocWriter.Literal(row.Ask)}");
        if (row.IsAdvance)
            extras.Add("Advance = true");
        if (row.IsFree)
            extras.Add("Free = true");
        return $" {{ {string.Join(", ", extras)} }}";
    }
}

/// <summary>Writes the doorway by which <c>JsonSerializer</c> reads and writes the models.</summary>
internal static class ResolverEmitter
{
    public static SourceText Emit(ResolverModel resolver)
    {
        var writer = SourceWriter.NewFile();
        using (writer.Block("public sealed partial class SevenBridgesJson"))
        {
            writer.Lines("private static IModelInfo? InfoOf(Type type)");
            writer.Lines("{");
            using (writer.Indent())
            {
                foreach (var entity in resolver.Entities)
                    writer.Lines($"if (type == typeof({entity}))\n    return new ModelInfo<{entity}>({entity}.FromJson);");
                writer.Lines("return null;");
            }

            writer.Lines("}");
        }

        return writer.ToSource();
    }
}

/// <summary>Writes the factory by which users' tests make a model that holds what they say.</summary>
internal static class ModelFactoryEmitter
{
    public static SourceText Emit(EntityModel entity)
    {
        var writer = SourceWriter.NewFile();
        using (writer.Block("public static partial class ModelFactory"))
        {
            DocWriter.Summary(writer, $"Makes a <see cref=\"{entity.Name}\"/> as if the Platform had sent it. What is not given is not loaded.");
            foreach (var property in entity.Properties)
                DocWriter.Parameter(writer, ParameterOf(property), property.Docs.Summary);
            DocWriter.Parameter(writer, "client", "The client that the model's verbs call; null: they say that there is none.");
            writer.Lines($"public static SevenBridges.{entity.Name} {entity.Name}(");
            using (writer.Indent())
            {
                foreach (var property in entity.Properties)
                    writer.Lines($"{TypeOf(property)} {ParameterOf(property)} = {(IsGiven(property) ? "null" : "default")},");
                writer.Lines("SevenBridgesClient? client = null)");
            }

            Body(writer, entity);
        }

        return writer.ToSource();
    }

    private static void Body(SourceWriter writer, EntityModel entity)
    {
        writer.Lines("{");
        using (writer.Indent())
        {
            writer.Lines($"var model = new SevenBridges.{entity.Name} {{ Client = client }};");
            foreach (var property in entity.Properties)
                writer.Lines($"model.{(IsGiven(property) ? "LoadGiven" : "Load")}(SevenBridges.{entity.Name}.{property.Name}Field, ref model.{Naming.Field(property.Name)}, {ParameterOf(property)});");
            writer.Lines("return model;");
        }

        writer.Lines("}");
    }

    /// <summary>
    /// C# converts no interface to <c>Optional</c>, and no text to it by way of an id: a list, map, id or word that is null was not given.
    /// </summary>
    private static bool IsGiven(PropertyModel property) =>
        property.Type.IsCollection || property.Type is { Kind: TypeKind.Id or TypeKind.OpenEnum, IsNullable: false };

    private static string TypeOf(PropertyModel property) => IsGiven(property) ? property.Type.NotNull().CSharp + "?" : $"Optional<{property.Type.CSharp}>";

    private static string ParameterOf(PropertyModel property) => Naming.Argument(property.Name) is "client" ? "@clientValue" : Naming.Argument(property.Name);
}
