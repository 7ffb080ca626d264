using Microsoft.CodeAnalysis.Text;

namespace SevenBridges.Generator.Emission;

/// <summary>Writes the filter of one query, such as <c>FileQuery</c>.</summary>
internal static class QueryEmitter
{
    public static SourceText Emit(QueryModel query)
    {
        var writer = new SourceWriter();
        DocWriter.UsesObsolete(writer, query.Properties.Any(property => property.IsDeprecated));
        DocWriter.Docs(writer, query.Docs, [.. ChoiceDocs.Of(query.Choices), $"Source: parameters of the description's operation <c>{query.Operation}</c>."]);
        using (writer.Block($"public sealed partial record {query.Name}"))
        {
            foreach (var property in query.Properties)
                Member(writer, query, property);
            AddTo(writer, query);
            if (IsChecked(query))
                using (Separated(writer, "private void Check()"))
                    LimitsEmitter.Write(writer, query.Properties, query.Choices, _ => false);
            SecretsEmitter.Write(writer, query.Properties);
        }

        return writer.ToSource();
    }

    private static bool IsChecked(QueryModel query) => query.Choices.Count > 0 || query.Properties.Any(property => property.Checks.Count > 0);

    private static IDisposable Separated(SourceWriter writer, string heading)
    {
        writer.Line();
        return writer.Block(heading);
    }

    private static void Member(SourceWriter writer, QueryModel query, PropertyModel property)
    {
        var wire = property.Prefix is null
            ? $"Parameter: <c>{property.WireName}</c>."
            : $"Parameters: <c>{property.Prefix}KEY</c>; several values of one key are alternatives, several keys must all match.";
        var absence = property.IsRequired ? "Required." : property.Type.Kind == TypeKind.Fields ? "" : "Null: not sent.";
        DocWriter.Docs(writer, property.Docs, $"{absence} {wire} Source: description operation <c>{query.Operation}</c>.");
        DocWriter.Obsolete(writer, property.IsDeprecated);
        writer.Lines($"public {(property.IsRequired ? "required " : "")}{TypeOf(property).CSharp} {property.Name} {{ get; init; }}");
        writer.Line();
    }

    private static TypeModel TypeOf(PropertyModel property) => property.Type.Kind == TypeKind.Fields || property.IsRequired ? property.Type : property.Type.OrNull();

    private static void AddTo(SourceWriter writer, QueryModel query)
    {
        using var method = writer.Block("internal RequestBuilder AddTo(RequestBuilder request)");
        if (IsChecked(query))
            writer.Lines("Check();");
        foreach (var instead in query.Instead)
            Instead(writer, instead);
        var sent = query.Properties.Where(property => query.Instead.All(instead => instead.Property != property.Name)).Select(property => With(query, property)).ToArray();
        if (sent.Length == 0)
        {
            writer.Lines("return request;");
            return;
        }

        writer.Lines("return request");
        using (writer.Indent())
            for (var index = 0; index < sent.Length; index++)
                writer.Lines(sent[index] + (index == sent.Length - 1 ? ";" : ""));
    }

    private static void Instead(SourceWriter writer, InsteadModel instead)
    {
        writer.Lines($"if ({instead.Property} is {{ }} {Naming.Argument(instead.Property)})");
        using (writer.Indent())
            writer.Lines($"request = Operations.{instead.Constant}.At({RequestExpression.Path(instead.Path)});");
    }

    private static string With(QueryModel query, PropertyModel property) => property switch
    {
        { Prefix: { } prefix } => $".WithFamily({CSharpText.Literal(prefix)}, {property.Name})",
        { Type.Kind: TypeKind.Fields } when query.DefaultFields is { } standard => $".With(\"fields\", {property.Name}, {CSharpText.Literal(standard)})",
        _ => $".{QueryExpressions.With(property.Type, property.Form)}({CSharpText.Literal(property.WireName)}, {ArgumentExpression.Of(TypeOf(property), property.Name)})",
    };
}

/// <summary>Which method of the request takes a parameter of a type.</summary>
internal static class QueryExpressions
{
    public static string With(TypeModel type, ListForm form) => type.Kind switch
    {
        TypeKind.List when form == ListForm.Joined => "WithJoined",
        TypeKind.List when form == ListForm.RepeatedOrEmpty => "WithAny",
        TypeKind.TextValues => "WithFamily",
        TypeKind.ZonelessTime => "WithZonelessTime",
        TypeKind.Day => "WithMonthDayYear",
        TypeKind.EpochSeconds => "WithEpochSeconds",
        TypeKind.EpochMilliseconds => "WithEpochMilliseconds",
        _ => "With",
    };
}
