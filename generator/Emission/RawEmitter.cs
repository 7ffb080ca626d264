using Microsoft.CodeAnalysis.Text;

namespace SevenBridges.Generator.Emission;

/// <summary>Writes one object that stays raw JSON, such as <c>CwlDocument</c>, with a read accessor for each described member.</summary>
internal static class RawEmitter
{
    public static SourceText Emit(RawModel raw)
    {
        var writer = new SourceWriter();
        DocWriter.Docs(writer, raw.Docs, "Kept as raw JSON: nothing is lost in a round trip. An accessor is null when the member is absent, null or of another type.", raw.Docs.Source);
        using (writer.Block($"public sealed partial class {raw.Name} : RawDocument"))
        {
            writer.Lines(
                $$"""
                /// <summary>Takes a document.</summary>
                /// <param name="json">A JSON object.</param>
                /// <exception cref="ArgumentException">It is not a JSON object.</exception>
                public {{raw.Name}}(JsonElement json)
                    : base(json)
                {
                }

                /// <summary>Reads a document from JSON text.</summary>
                /// <param name="json">A JSON object.</param>
                /// <exception cref="FormatException">The text is not a JSON object; the message says where.</exception>
                public static {{raw.Name}} Parse(string json) => new(ParseObject(json));

                internal static {{raw.Name}} FromJson(ref JsonCursor json) => new(json.Json());
                """);
            writer.Apart(raw.Properties, property => Accessor(writer, property));
        }

        return writer.ToSource();
    }

    private static void Accessor(SourceWriter writer, PropertyModel property)
    {
        var (type, reader) = property.Type.Kind switch
        {
            TypeKind.Integer => ("long?", "Integer"),
            TypeKind.Boolean => ("bool?", "Flag"),
            TypeKind.EpochSeconds => ("DateTimeOffset?", "EpochSeconds"),
            TypeKind.Text => ("string?", "Text"),
            TypeKind.OpenEnum => (property.Type.Name + "?", $"Word<{property.Type.Name}>"),
            TypeKind.List when property.Type.Element!.Kind == TypeKind.Text => ("IReadOnlyList<string>?", "Texts"),
            _ => ("JsonElement?", "Member"),
        };
        DocWriter.Docs(writer, property.Docs, $"Null: absent, null or of another type. Wire name: <c>{property.WireName}</c>. {property.Docs.Source}");
        DocWriter.Obsolete(writer, property.IsDeprecated);
        writer.Lines($"public {type} {property.Name} => {reader}({CSharpText.Literal(property.WireName)});");
    }
}
