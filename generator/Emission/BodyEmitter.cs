using Microsoft.CodeAnalysis.Text;

namespace SevenBridges.Generator.Emission;

/// <summary>Writes one body, such as <c>FileCopy</c>: its members, its limits, its JSON.</summary>
internal static class BodyEmitter
{
    public static SourceText Emit(BodyModel body)
    {
        var writer = SourceWriter.NewFile();
        DocWriter.Docs(writer, body.Docs, $"Source: description schema <c>{body.Schema}</c>.");
        using (writer.Block($"public sealed partial record {body.Name} : IRequestBody"))
        {
            foreach (var property in body.Properties)
                Member(writer, body, property);
            Write(writer, body);
            LimitsEmitter.Write(writer, body.Properties, body.Choices, "IRequestBody.Check", property => IsOptional(body, property));
            SecretsEmitter.Write(writer, body.Properties);
        }

        return writer.ToSource();
    }

    private static void Member(SourceWriter writer, BodyModel body, PropertyModel property)
    {
        var absent = property.IsRequired ? "Required." : IsOptional(body, property) ? "Not set: not sent; null is sent as null." : "Null: not sent.";
        DocWriter.Docs(writer, property.Docs, $"{absent} Wire name: <c>{property.WireName}</c>.");
        writer.Lines($"public {(property.IsRequired ? "required " : "")}{TypeOf(body, property)} {property.Name} {{ get; init; }}");
        writer.Line();
    }

    /// <summary>In a PATCH absent and null differ. Lists and maps are emptied, not nulled.</summary>
    private static bool IsOptional(BodyModel body, PropertyModel property) =>
        body.IsPatch && !property.IsRequired && !property.Type.IsCollection && !property.Type.HoldsNull;

    private static string TypeOf(BodyModel body, PropertyModel property)
    {
        if (IsOptional(body, property))
            return $"Optional<{property.Type.CSharp}>";
        if (property.IsRequired)
            return property.Type.CSharp;
        return property.Type.Kind is TypeKind.Json or TypeKind.JsonInText ? "JsonElement?" : property.Type.NotNull().CSharp + "?";
    }

    private static void Write(SourceWriter writer, BodyModel body)
    {
        using (writer.Block("void IJsonBody.WriteTo(Utf8JsonWriter json)"))
        {
            writer.Lines("json.WriteStartObject();");
            foreach (var property in body.Properties)
                Write(writer, body, property);
            writer.Lines("json.WriteEndObject();");
        }
    }

    private static void Write(SourceWriter writer, BodyModel body, PropertyModel property)
    {
        var name = $"json.WritePropertyName({DocWriter.Literal(property.WireName)}u8);";
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
    }
}

/// <summary>Writes the check of limits and choices that runs before anything is sent.</summary>
internal static class LimitsEmitter
{
    public static void Write(SourceWriter writer, IEnumerable<PropertyModel> properties, IEnumerable<ChoiceModel> choices, string method, Func<PropertyModel, bool> isOptional)
    {
        var lines = properties.Where(property => property.Limits.Any).SelectMany(property => Checks(property, isOptional(property)))
            .Concat(choices.Select(choice => Choice(choice, properties, isOptional))).ToArray();
        writer.Line();
        if (lines.Length == 0)
        {
            writer.Lines($"{Access(method)}void {method}()");
            writer.Lines("{");
            writer.Lines("}");
            return;
        }

        using (writer.Block($"{Access(method)}void {method}()"))
            foreach (var line in lines)
                writer.Lines(line);
    }

    /// <summary>A method of an interface has no access of its own; any other is private.</summary>
    private static string Access(string method) => method.Contains('.') ? "" : "private ";

    private static IEnumerable<string> Checks(PropertyModel property, bool isOptional)
    {
        var value = isOptional ? property.Name + ".ValueOrNull()" : property.Name;
        var limits = property.Limits;
        if (property.Type.Kind == TypeKind.Text && (limits.MinLength ?? limits.MaxLength) is not null)
            yield return $"Limits.Length(\"{property.WireName}\", {value}, {limits.MinLength?.ToString() ?? "0"}, {limits.MaxLength?.ToString() ?? "int.MaxValue"});";
        if (property.Type.Kind is TypeKind.Integer or TypeKind.QuotedInteger && (limits.Minimum ?? limits.Maximum) is not null)
            yield return $"Limits.Range(\"{property.WireName}\", {value}, {limits.Minimum ?? "long.MinValue"}, {limits.Maximum ?? "long.MaxValue"});";
        if (property.Type.Kind == TypeKind.List && (limits.MinItems ?? limits.MaxItems) is not null)
            yield return $"Limits.Count(\"{property.WireName}\", {property.Name}, {limits.MinItems?.ToString() ?? "0"}, {limits.MaxItems?.ToString() ?? "int.MaxValue"});";
    }

    private static string Choice(ChoiceModel choice, IEnumerable<PropertyModel> properties, Func<PropertyModel, bool> isOptional)
    {
        var given = choice.Names.Select(name => properties.First(property => property.Name == name))
            .Select(property => $"(\"{property.WireName}\", {(isOptional(property) ? property.Name + ".IsSet" : property.Name + " is not null")})");
        return $"Limits.OneOf({(choice.IsRequired ? "true" : "false")}, {string.Join(", ", given)});";
    }
}

/// <summary>Writes the text of a record that holds secrets, without them.</summary>
internal static class SecretsEmitter
{
    public static void Write(SourceWriter writer, IEnumerable<PropertyModel> properties)
    {
        var all = properties.ToArray();
        if (!all.Any(property => property.IsSecret))
            return;
        var shown = all.Select(property => $"{property.Name} = {(property.IsSecret ? "***" : "{" + property.Name + "}")}");
        writer.Line();
        writer.Lines("private bool PrintMembers(System.Text.StringBuilder builder)");
        writer.Lines("{");
        using (writer.Indent())
            writer.Lines($"builder.Append($\"{string.Join(", ", shown)}\");\nreturn true;");
        writer.Lines("}");
    }
}
