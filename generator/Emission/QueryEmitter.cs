using Microsoft.CodeAnalysis.Text;

namespace SevenBridges.Generator.Emission;

/// <summary>Writes the filter of one query, such as <c>FileQuery</c>.</summary>
internal static class QueryEmitter
{
    public static SourceText Emit(QueryModel query)
    {
        var writer = SourceWriter.NewFile();
        DocWriter.Docs(writer, query.Docs, $"Source: parameters of the description's operation <c>{query.Operation}</c>.");
        using (writer.Block($"public sealed partial record {query.Name}"))
        {
            foreach (var property in query.Properties)
                Member(writer, property);
            AddTo(writer, query);
            Check(writer, query);
        }

        return writer.ToSource();
    }

    private static void Member(SourceWriter writer, PropertyModel property)
    {
        var wire = property.Prefix is null ? $"Parameter: <c>{property.WireName}</c>." : $"Parameters: <c>{property.Prefix}KEY</c>; several values of one key are alternatives, several keys must all match.";
        DocWriter.Docs(writer, property.Docs, wire);
        var type = property.Type.Kind == TypeKind.Fields || property.IsRequired ? property.Type.CSharp : property.Type.OrNull().CSharp;
        writer.Lines($"public {(property.IsRequired ? "required " : "")}{type} {property.Name} {{ get; init; }}");
        writer.Line();
    }

    private static void AddTo(SourceWriter writer, QueryModel query)
    {
        using (writer.Block("internal RequestBuilder AddTo(RequestBuilder request)"))
        {
            writer.Lines("Check();");
            foreach (var instead in query.Instead)
                writer.Lines($"if ({instead.Property} is {{ }} {Naming.Argument(instead.Property)})\n    request = Operations.{instead.Constant}.At($\"{instead.Path}\");");
            var sent = query.Properties.Where(property => query.Instead.All(instead => instead.Property != property.Name)).Select(property => With(query, property)).ToArray();
            writer.Lines("return request" + (sent.Length == 0 ? ";" : ""));
            using (writer.Indent())
                for (var index = 0; index < sent.Length; index++)
                    writer.Lines(sent[index] + (index == sent.Length - 1 ? ";" : ""));
        }
    }

    private static string With(QueryModel query, PropertyModel property) => property switch
    {
        { Prefix: { } prefix } => $".WithFamily({DocWriter.Literal(prefix)}, {property.Name})",
        { Type.Kind: TypeKind.Fields } when query.DefaultFields is { } standard => $".With(\"fields\", {property.Name}, {DocWriter.Literal(standard)})",
        { Type.Kind: TypeKind.ClosedEnum } => $".With({DocWriter.Literal(property.WireName)}, {property.Name}{(property.IsRequired ? "" : "?")}.ToWire())",
        { Type.Kind: TypeKind.ZonelessTime } => $".WithZonelessTime({DocWriter.Literal(property.WireName)}, {property.Name})",
        _ => $".With({DocWriter.Literal(property.WireName)}, {property.Name})",
    };

    private static void Check(SourceWriter writer, QueryModel query) =>
        LimitsEmitter.Write(writer, query.Properties, query.Choices, "Check", _ => false);
}
