using Microsoft.CodeAnalysis.Text;

namespace SevenBridges.Generator.Emission;

/// <summary>Writes one body, such as <c>FileCopy</c>: its members, its limits, its JSON.</summary>
internal static class BodyEmitter
{
    public static SourceText Emit(BodyModel body)
    {
        var writer = new SourceWriter();
        var isChecked = body.Choices.Count > 0 || body.Properties.Any(property => property.Checks.Count > 0);
        DocWriter.UsesObsolete(writer, body.Properties.Any(property => property.IsDeprecated));
        DocWriter.Docs(writer, body.Docs, [.. ChoiceDocs.Of(body.Choices), body.Docs.Source]);
        using (writer.Block($"public sealed partial record {body.Name} : {(isChecked ? "IRequestBody" : "IJsonBody")}"))
        {
            foreach (var property in body.Properties)
                Member(writer, body, property);
            Write(writer, body);
            if (isChecked)
                Check(writer, body);
            SecretsEmitter.Write(writer, body.Properties);
        }

        return writer.ToSource();
    }

    private static void Member(SourceWriter writer, BodyModel body, PropertyModel property)
    {
        DocWriter.Docs(writer, property.Docs, $"{Absence(body, property)} Wire name: <c>{property.WireName}</c>. {property.Docs.Source}");
        DocWriter.Obsolete(writer, property.IsDeprecated);
        var (before, after) = (IsAsked(property) ? "required " : "", property.IsRequired && property.Default is { } standard ? $" = {standard};" : "");
        writer.Lines($"public {before}{TypeOf(body, property)} {property.Name} {{ get; init; }}{after}");
        writer.Line();
    }

    private static string Absence(BodyModel body, PropertyModel property)
    {
        if (property.IsRequired)
            return IsAsked(property) ? "Required." : "Not set: the default is sent.";
        if (!IsOptional(body, property))
            return "Null: not sent.";
        return property.Type.IsNullable ? "Not set: not sent; null is sent as null." : "Not set: not sent.";
    }

    /// <summary>A required member with a default is not asked for.</summary>
    private static bool IsAsked(PropertyModel property) => property.IsRequired && property.Default is null;

    /// <summary>In a PATCH absent and null differ. Lists and maps are emptied, not nulled.</summary>
    private static bool IsOptional(BodyModel body, PropertyModel property) =>
        body.IsPatch && !property.IsRequired && !property.Type.IsCollection && !property.Type.HoldsNull;

    private static string TypeOf(BodyModel body, PropertyModel property)
    {
        if (IsOptional(body, property))
            return $"Optional<{property.Type.CSharp}>";
        if (property.IsRequired)
            return IsAsked(property) ? property.Type.CSharp : property.Type.NotNull().CSharp;
        return property.Type.HoldsNull ? "JsonElement?" : property.Type.NotNull().CSharp + "?";
    }

    private static void Write(SourceWriter writer, BodyModel body)
    {
        using var method = writer.Block("void IJsonBody.WriteTo(Utf8JsonWriter json)");
        writer.Lines("json.WriteStartObject();");
        foreach (var property in body.Properties)
            Write(writer, body, property);
        writer.Lines("json.WriteEndObject();");
    }

    private static void Write(SourceWriter writer, BodyModel body, PropertyModel property)
    {
        var name = $"json.WritePropertyName({CSharpText.Literal(property.WireName)}u8);";
        if (property.IsRequired)
        {
            writer.Lines(name);
            writer.Lines(JsonExpressions.Write(property.Type, property.Name));
            return;
        }

        var isOptional = IsOptional(body, property);
        var local = Naming.Argument(property.Name) is var argument && argument == "json" ? "value" : argument;
        using (writer.Block(isOptional ? $"if ({property.Name}.IsSet)" : $"if ({property.Name} is {{ }} {local})"))
        {
            writer.Lines(name);
            writer.Lines(JsonExpressions.Write(isOptional ? property.Type : property.Type.NotNull(), isOptional ? property.Name + ".Value" : local));
        }

        writer.Line();
    }

    private static void Check(SourceWriter writer, BodyModel body)
    {
        writer.Line();
        using (writer.Block("void IRequestBody.Check()"))
            LimitsEmitter.Write(writer, body.Properties, body.Choices, property => IsOptional(body, property));
    }
}
