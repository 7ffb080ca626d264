using Microsoft.CodeAnalysis.Text;

namespace SevenBridges.Generator.Emission;

/// <summary>Writes the struct that selects fields of one model, such as <c>FileFields</c>.</summary>
internal static class FieldsEmitter
{
    public static SourceText Emit(EntityModel entity)
    {
        var name = entity.FieldsName!;
        var writer = SourceWriter.NewFile();
        writer.Lines(
            $"""
            /// <summary>Selects fields of <see cref="{entity.Name}"/>: combined with <c>|</c>, left out with <see cref="Except"/>. The default selects nothing and leaves the choice to the Platform.</summary>
            /// <remarks>Source: description schema <c>{entity.Schema}</c>, parameter <c>fields</c>.</remarks>
            """);
        using (writer.Block($"public readonly partial record struct {name} : IFieldSelection"))
        {
            writer.Lines(
                $$"""
                private {{name}}(string? text) => Text = text;

                /// <summary>Every field.</summary>
                public static {{name}} All => new("_all");
                """);
            foreach (var property in entity.Properties)
                Field(writer, name, property);
            writer.Lines(
                $$"""

                /// <summary>The value of the <c>fields</c> parameter; null when nothing is selected.</summary>
                public string? Text { get; }

                /// <summary>Takes a selection in the Platform's own words: <c>id,origin.task,!metadata</c>.</summary>
                /// <param name="fields">Names parted by commas.</param>
                public static {{name}} Parse(string fields) => new(FieldText.Check(fields));

                /// <inheritdoc cref="Parse"/>
                public static implicit operator {{name}}(string fields) => Parse(fields);

                /// <summary>Both selections.</summary>
                public static {{name}} operator |({{name}} left, {{name}} right) => new(FieldText.Join(left.Text, right.Text));

                /// <summary>Both selections; the same as <c>|</c>.</summary>
                /// <param name="other">What is selected as well.</param>
                public {{name}} And({{name}} other) => this | other;

                /// <summary>This selection without some of its fields.</summary>
                /// <param name="fields">The fields that shall not come.</param>
                public {{name}} Except({{name}} fields) => new(FieldText.Except(Text, fields.Text));

                /// <summary>The selection in the Platform's own words; empty when nothing is selected.</summary>
                public override string ToString() => Text ?? "";
                """);
        }

        return writer.ToSource();
    }

    private static void Field(SourceWriter writer, string name, PropertyModel property)
    {
        writer.Line();
        writer.Lines($"/// <summary>Selects <c>{property.WireName}</c>: {DocWriter.Text(property.Docs.Summary)}</summary>");
        if (property.Type.Kind is not (TypeKind.Map or TypeKind.Entity))
        {
            writer.Lines($"public static {name} {property.Name} => new({DocWriter.Literal(property.WireName)});");
            return;
        }

        writer.Lines($"/// <param name=\"member\">One member of it; null: all of it.</param>");
        writer.Lines($"public static {name} {property.Name}(string? member = null) => new(FieldText.Member({DocWriter.Literal(property.WireName)}, member));");
    }
}
