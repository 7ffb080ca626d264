using Microsoft.CodeAnalysis.Text;

namespace SevenBridges.Generator.Emission;

/// <summary>Writes the struct that selects fields of one model, such as <c>FileFields</c>.</summary>
internal static class FieldsEmitter
{
    public static SourceText Emit(EntityModel entity)
    {
        var name = entity.FieldsName!;
        var writer = new SourceWriter();
        var summary = $"Selects fields of <see cref=\"{entity.Name}\"/>: combined with <c>|</c>, left out with <see cref=\"Except\"/>.";
        DocWriter.Summary(writer, summary + " The default selects nothing and leaves the choice to the Platform.");
        writer.Lines($"/// <remarks>Source: description schema <c>{entity.Schema}</c>.</remarks>");
        using (writer.Block($"public readonly partial record struct {name} : IFieldSelection"))
        {
            writer.Lines(
                $$"""
                private {{name}}(string? text) => Text = text;

                /// <summary>Every field.</summary>
                public static {{name}} All => new("_all");
                """);
            foreach (var property in entity.Properties.Where(property => !TakenNames.OfFields.Contains(property.Name)))
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
                /// <param name="left">One.</param>
                /// <param name="right">The other.</param>
                """);
            writer.Expression($"public static {name} operator |({name} left, {name} right) =>", "new(FieldText.Join(left.Text, right.Text));");
            writer.Lines(
                $$"""

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
        DocWriter.Summary(writer, $"Selects <c>{property.WireName}</c>: {property.Docs.Summary}");
        var (parameter, text) = property.Type.Kind is TypeKind.Map or TypeKind.Entity
            ? ("(string? member = null)", $"FieldText.Member({CSharpText.Literal(property.WireName)}, member)")
            : ("", CSharpText.Literal(property.WireName));
        if (parameter.Length > 0)
            DocWriter.Parameter(writer, "member", "One member of it; null: all of it.");
        DocWriter.Obsolete(writer, property.IsDeprecated);
        writer.Expression($"public static {name} {property.Name}{parameter} =>", $"new({text});");
    }
}
