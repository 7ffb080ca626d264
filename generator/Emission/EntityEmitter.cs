using Microsoft.CodeAnalysis.Text;

namespace SevenBridges.Generator.Emission;

/// <summary>Writes one model, such as <c>PlatformFile</c>: its properties, its identity and its verbs.</summary>
internal static class EntityEmitter
{
    public static SourceText Emit(EntityModel entity)
    {
        var writer = new SourceWriter();
        DocWriter.UsesObsolete(writer, entity.Identity is { IsDeprecated: true });
        DocWriter.Docs(writer, entity.Docs, [.. ChoiceDocs.Of(entity.Choices), entity.Docs.Source]);
        using (writer.Block($"public partial class {entity.Name} : PlatformModel"))
        {
            Fields(writer, entity);
            Constructor(writer, entity);
            writer.Apart(entity.Properties, property => Property(writer, entity, property));
            Holds(writer, entity);
            VerbEmitter.Write(writer, entity);
        }

        return writer.ToSource();
    }

    private static void Fields(SourceWriter writer, EntityModel entity)
    {
        for (var index = 0; index < entity.Properties.Count; index++)
            writer.Lines($"internal const ulong {entity.Properties[index].Name}Field = 1ul << {index};");
        writer.Line();
        foreach (var property in entity.Properties)
            writer.Lines($"internal {property.Type.CSharp} {Naming.Field(property.Name)}{(NeedsValue(property.Type) ? " = null!" : "")};");
        writer.Line();
    }

    /// <summary>A reference that is never null holds nothing until it is loaded; reading it before that throws.</summary>
    private static bool NeedsValue(TypeModel type) => !type.IsValueType && !type.IsNullable;

    private static void Constructor(SourceWriter writer, EntityModel entity) => writer.Lines(
        $$"""
        /// <summary>{{(entity.IsWritable ? "A new one, to be sent. What is not set is not sent." : "Made by the client, by <see cref=\"ModelFactory\"/> or by a subclass of a test.")}}</summary>
        {{(entity.IsWritable ? "public" : "protected internal")}} {{entity.Name}}()
        {
        }
        """);

    private static void Property(SourceWriter writer, EntityModel entity, PropertyModel property)
    {
        List<string> remarks = [PropertyDocs.Presence(property)];
        if (property.IsSecret)
            remarks.Add("Secret: never shown in texts, logs or exceptions.");
        DocWriter.Docs(writer, property.Docs, [.. remarks]);
        if (!property.IsNullWhenAbsent)
            writer.Lines($"/// <exception cref=\"FieldNotLoadedException\">Reading: it did not come, and was not set{(EndsAsNull(entity, property) ? "; null once the details were read" : "")}.</exception>");
        DocWriter.Obsolete(writer, property.IsDeprecated);
        var field = Naming.Field(property.Name);
        var read = property.IsNullWhenAbsent ? field : $"{(EndsAsNull(entity, property) ? "HeldOrNull" : "Held")}({property.Name}Field, {field})";
        if (property.IsReadOnly)
            writer.Lines($"public {property.Type.CSharp} {property.Name} => {read};");
        else
            using (writer.Block($"public {property.Type.CSharp} {property.Name}"))
                writer.Lines(
                    $"""
                    get => {read};
                    set => Note({property.Name}Field, ref {field}, value);
                    """);
    }

    /// <summary>What the details do not bring, such as the size of a folder, does not exist.</summary>
    private static bool EndsAsNull(EntityModel entity, PropertyModel property) => entity.Details is not null && property.Type.IsNullable;

    private static void Holds(SourceWriter writer, EntityModel entity)
    {
        if (entity.FieldsName is not null)
            writer.Lines(
                $$"""

                /// <summary>Whether this model holds some fields, so that reading them does not throw.</summary>
                /// <param name="fields">The fields asked about.</param>
                /// <returns>True when each of them came from the Platform or was set.</returns>
                public bool Holds({{entity.FieldsName}} fields) => HoldsAll(fields.Text);
                """);
    }
}

/// <summary>What the docs of a type say of members that exclude or need each other.</summary>
internal static class ChoiceDocs
{
    public static IEnumerable<string> Of(EquatableArray<ChoiceModel> choices) => choices.Select(choice =>
    {
        var names = choice.Names.Select(name => $"<see cref=\"{name}\"/>").ToArray();
        var all = string.Join(", ", names.Take(names.Length - 1)) + " and " + names[names.Length - 1];
        return choice.Method switch
        {
            "ExactlyOne" => $"Limits: of {all} exactly one is given.",
            "AtMostOne" => $"Limits: of {all} at most one is given.",
            _ => $"Limits: {all} are given together or not at all.",
        };
    });
}

/// <summary>What the docs of a property say beside its sentence.</summary>
internal static class PropertyDocs
{
    public static string Presence(PropertyModel property)
    {
        var comes = property.IsInLists ? "Comes in lists and in details." : "Comes in details; in lists when its field is asked for.";
        var nothing = !property.Type.IsNullable ? ""
            : property.IsNullWhenAbsent ? " Null: the Platform says that there is none, or does not say."
            : " Null: the Platform says that there is none.";
        var settable = property.IsReadOnly ? " Read-only." : "";
        return $"{comes}{settable}{nothing} Wire name: <c>{property.WireName}</c>. {property.Docs.Source}";
    }
}
