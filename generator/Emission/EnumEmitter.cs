using Microsoft.CodeAnalysis.Text;

namespace SevenBridges.Generator.Emission;

/// <summary>Writes one set of words: open ones as a struct that keeps words it does not know, closed ones as an enum.</summary>
internal static class EnumEmitter
{
    public static SourceText Emit(EnumModel model)
    {
        var writer = new SourceWriter();
        if (model.IsOpen)
            Open(writer, model);
        else
            Closed(writer, model);
        return writer.ToSource();
    }

    private static void Open(SourceWriter writer, EnumModel model)
    {
        DocWriter.Docs(writer, model.Docs, "The Platform may add words: an unknown one is kept as it came. Compared without regard to case.", model.Docs.Source);
        using var type = writer.Block($"public readonly partial struct {model.Name} : IOpenWord<{model.Name}>, IEquatable<{model.Name}>");
        Words(writer, "Known", model.Values.Select(value => value.Wire));
        if (model.Terminal.Count > 0)
            Words(writer, "Terminal", model.Values.Where(value => model.Terminal.Contains(value.Name)).Select(value => value.Wire));
        writer.Lines(
            $$"""

            private readonly string? _value;

            /// <summary>Takes a word, known or not.</summary>
            /// <param name="value">The word as the Platform writes it.</param>
            public {{model.Name}}(string value) => _value = Given.Or(value);
            """);
        writer.Apart(model.Values, value => Value(writer, model, value));
        Members(writer, model);
    }

    private static void Words(SourceWriter writer, string name, IEnumerable<string> words) =>
        writer.Listing($"private static readonly string[] {name} = [", [.. words.Select(CSharpText.Literal)], "];");

    private static void Value(SourceWriter writer, EnumModel model, EnumValueModel value)
    {
        ValueDocs(writer, model, value);
        writer.Lines($"public static {model.Name} {value.Name} => new({CSharpText.Literal(value.Wire)});");
    }

    private static void ValueDocs(SourceWriter writer, EnumModel model, EnumValueModel value)
    {
        DocWriter.Summary(writer, value.Summary);
        DocWriter.Remarks(writer, [$"Wire word: <c>{value.Wire}</c>. {model.Docs.Source}"]);
    }

    private static void Members(SourceWriter writer, EnumModel model)
    {
        writer.Lines(
            """

            /// <summary>The word as it came, or as it was given; empty when there is none.</summary>
            public string Value => _value ?? "";

            /// <summary>True for the words that the description lists.</summary>
            public bool IsKnown => OpenWord.IsAmong(Known, _value);
            """);
        if (model.Terminal.Count > 0)
            writer.Lines(
                $"""

                /// <summary>True for the words after which nothing changes: {Naturally(model.Terminal)}.</summary>
                public bool IsTerminal => OpenWord.IsAmong(Terminal, _value);
                """);
        writer.Line();
        writer.Listing(
            "string IWireText.WireText => ",
            [model.IsAnyCase ? "OpenWord.AsListed(Known, _value)" : "_value", $"throw new InvalidOperationException(\"This {model.Name} is empty: no word was given.\")"],
            ";",
            " ?? ");
        writer.Lines(
            $$"""

            static {{model.Name}} IOpenWord<{{model.Name}}>.FromWire(string value) => new(value);

            static ReadOnlySpan<string> IOpenWord<{{model.Name}}>.KnownWords => Known;

            /// <summary>Takes a word, known or not.</summary>
            /// <param name="value">The word as the Platform writes it.</param>
            public static implicit operator {{model.Name}}(string value) => new(value);

            /// <summary>Whether two words are the same, without regard to case.</summary>
            /// <param name="left">One.</param>
            /// <param name="right">The other.</param>
            public static bool operator ==({{model.Name}} left, {{model.Name}} right) => left.Equals(right);

            /// <summary>Whether two words differ, without regard to case.</summary>
            /// <param name="left">One.</param>
            /// <param name="right">The other.</param>
            public static bool operator !=({{model.Name}} left, {{model.Name}} right) => !left.Equals(right);

            /// <inheritdoc/>
            public bool Equals({{model.Name}} other) => OpenWord.Same(_value, other._value);

            /// <inheritdoc/>
            public override bool Equals(object? obj) => obj is {{model.Name}} other && Equals(other);

            /// <inheritdoc/>
            public override int GetHashCode() => OpenWord.Hash(_value);

            /// <inheritdoc cref="Value"/>
            public override string ToString() => Value;
            """);
    }

    private static string Naturally(EquatableArray<string> names)
    {
        var references = names.Select(name => $"<see cref=\"{name}\"/>").ToArray();
        return references.Length == 1 ? references[0] : $"{string.Join(", ", references.Take(references.Length - 1))} and {references[references.Length - 1]}";
    }

    private static void Closed(SourceWriter writer, EnumModel model)
    {
        DocWriter.Docs(writer, model.Docs, model.Docs.Source);
        using (writer.Block($"public enum {model.Name}"))
            writer.Apart(model.Values, value =>
            {
                ValueDocs(writer, model, value);
                writer.Lines($"{value.Name},");
            });
        writer.Line();
        writer.Lines($"/// <summary>The words of <see cref=\"{model.Name}\"/> on the wire.</summary>");
        using (writer.Block($"internal static class {model.Name}Words"))
        using (writer.Block($"public static string ToWire(this {model.Name} value) => value switch", "};"))
        {
            foreach (var value in model.Values)
                writer.Lines($"{model.Name}.{value.Name} => {CSharpText.Literal(value.Wire)},");
            writer.Lines($"_ => throw new ArgumentOutOfRangeException(nameof(value), value, \"This is no value of {model.Name}.\"),");
        }
    }
}
