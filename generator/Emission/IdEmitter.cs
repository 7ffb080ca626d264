using Microsoft.CodeAnalysis.Text;

namespace SevenBridges.Generator.Emission;

/// <summary>Writes one identifier type, such as <c>FileId</c>.</summary>
internal static class IdEmitter
{
    public static SourceText Emit(IdModel id)
    {
        var writer = new SourceWriter();
        DocWriter.Docs(writer, id.Docs, $"Shape: {Shape(id)}. From a text only the shape is checked; from the Platform it is taken as it comes.", id.Docs.Source);
        using (writer.Block($"public readonly partial record struct {id.Name} : IPlatformId<{id.Name}>"))
        {
            writer.Lines(
                $$"""
                private static readonly IdShape Shape = new("{{id.Name}}", {{CSharpText.Literal(id.Docs.Summary.Replace('`', '\''))}}, {{string.Join(", ", id.Segments)}});

                private readonly string? _value;

                /// <summary>Takes an id from a text.</summary>
                /// <param name="value">The id, unescaped.</param>
                /// <exception cref="ArgumentException">The text has not the shape of this id.</exception>
                public {{id.Name}}(string value) => _value = Shape.Check(value);

                private {{id.Name}}(string? value, bool _) => _value = value;

                /// <summary>The id as the Platform writes it.</summary>
                /// <exception cref="InvalidOperationException">This id is <c>default</c>: it was never given.</exception>
                public string Value => Shape.Given(_value);

                string IWireText.WireText => Value;

                static {{id.Name}} IPlatformId<{{id.Name}}>.FromWire(string? value) => new(value, true);

                /// <summary>Takes an id from a text; the same as the constructor.</summary>
                /// <param name="value">The id, unescaped.</param>
                public static implicit operator {{id.Name}}(string value) => new(value);
                """);
            if (id.Entity is not null && id.EntityProperty is not null)
                FromEntity(writer, id);
            foreach (var conversion in id.Accepts)
                From(writer, id, conversion);
            writer.Lines(
                """

                /// <summary>The id; empty when it was never given.</summary>
                public override string ToString() => _value ?? "";
                """);
        }

        return writer.ToSource();
    }

    private static void FromEntity(SourceWriter writer, IdModel id) => writer.Lines(
        $$"""

        /// <summary>The id of a model.</summary>
        /// <param name="{{id.Argument.TrimStart('@')}}">A model that holds its id.</param>
        public static implicit operator {{id.Name}}({{id.Entity}} {{id.Argument}}) => Given.Or({{id.Argument}}).{{id.EntityProperty}};
        """);

    private static void From(SourceWriter writer, IdModel id, ConversionModel conversion) => writer.Lines(
        $$"""

        /// <summary>{{(conversion.IsModel ? "The id that another model stands for." : "The id, which is one of another kind.")}}</summary>
        /// <param name="{{conversion.Argument.TrimStart('@')}}">{{(conversion.IsModel ? "A model that holds its id." : "The other id.")}}</param>
        public static implicit operator {{id.Name}}({{conversion.Type}} {{conversion.Argument}}) => {{conversion.Expression}};
        """);

    private static string Shape(IdModel id) =>
        string.Join(" or ", id.Segments) + (id.Segments.Count == 1 && id.Segments[0] == 1 ? " segment" : " segments parted by <c>/</c>");
}
