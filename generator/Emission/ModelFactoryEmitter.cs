using Microsoft.CodeAnalysis.Text;

namespace SevenBridges.Generator.Emission;

/// <summary>Writes the factory by which users' tests make a model that holds what they say.</summary>
internal static class ModelFactoryEmitter
{
    public static SourceText Emit(EntityModel entity)
    {
        var writer = new SourceWriter();
        using (writer.Block("public static partial class ModelFactory"))
        {
            DocWriter.Summary(writer, $"Makes a <see cref=\"{entity.Name}\"/> as if the Platform had sent it. What is not given is not loaded.");
            foreach (var property in entity.Properties)
                DocWriter.Parameter(writer, ParameterOf(property), property.Docs.Summary + (IsGiven(property) ? " Null: not loaded." : ""));
            DocWriter.Parameter(writer, "client", "The client that the model's verbs call; null: they say that there is none.");
            writer.Lines($"/// <returns>The model, unchanged since it was made.</returns>");
            writer.Lines($"/// <remarks>Source: description schema <c>{entity.Schema}</c>.</remarks>");
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
        using var body = writer.Block("", "}");
        writer.Lines($"var model = new SevenBridges.{entity.Name} {{ Client = client }};");
        foreach (var property in entity.Properties)
            writer.Lines($"model.{(IsGiven(property) ? "LoadGiven" : "Load")}(SevenBridges.{entity.Name}.{property.Name}Field, ref model.{Naming.Field(property.Name)}, {ParameterOf(property)});");
        writer.Lines("return model;");
    }

    /// <summary>
    /// C# converts no interface to <c>Optional</c>, and no text to it by way of an id: a list, map, id or word that is null was not given.
    /// </summary>
    private static bool IsGiven(PropertyModel property) =>
        property.Type.IsCollection || property.Type is { Kind: TypeKind.Id or TypeKind.OpenEnum, IsNullable: false };

    private static string TypeOf(PropertyModel property) => IsGiven(property) ? property.Type.NotNull().CSharp + "?" : $"Optional<{property.Type.CSharp}>";

    /// <summary>The factory has a parameter and a local of its own.</summary>
    private static string ParameterOf(PropertyModel property) => Naming.Argument(property.Name) is "client" or "model" ? Naming.Argument(property.Name) + "Value" : Naming.Argument(property.Name);
}
