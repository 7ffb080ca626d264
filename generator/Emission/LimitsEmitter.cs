namespace SevenBridges.Generator.Emission;

/// <summary>Writes the checks of limits and choices that run before anything is sent.</summary>
internal static class LimitsEmitter
{
    /// <summary>The checks of a body or a filter. <paramref name="isOptional"/> says which members may be absent without being null.</summary>
    public static void Write(SourceWriter writer, IReadOnlyList<PropertyModel> properties, IEnumerable<ChoiceModel> choices, Func<PropertyModel, bool> isOptional)
    {
        foreach (var property in properties)
            foreach (var check in property.Checks)
                if (isOptional(property))
                    Guarded(writer, $"{property.Name}.IsSet", Statement(property, check, property.Name + ".Value"));
                else
                    writer.Lines(Statement(property, check, property.Name));
        foreach (var choice in choices)
            writer.Lines(Choice(choice, properties, property => property.Name + (isOptional(property) ? ".IsSet" : " is not null")));
    }

    /// <summary>The checks of a model: only what is sent is checked.</summary>
    public static void WriteForModel(SourceWriter writer, EntityModel entity)
    {
        foreach (var property in entity.Properties.Where(property => !property.IsReadOnly))
            foreach (var check in property.Checks)
                Guarded(writer, $"(fields & {property.Name}Field) != 0", Statement(property, check, Naming.Field(property.Name)));
        foreach (var choice in entity.Choices)
            writer.Lines(Choice(choice, entity.Properties, property => $"(fields & {property.Name}Field) != 0"));
    }

    private static void Guarded(SourceWriter writer, string condition, string statement)
    {
        writer.Lines($"if ({condition})");
        using (writer.Indent())
            writer.Lines(statement);
    }

    private static string Statement(PropertyModel property, CheckModel check, string value) => check.Method == "Nested"
        ? $"Limits.Nested({value});"
        : $"Limits.{check.Method}({CSharpText.Literal(property.WireName)}, {value}{check.Arguments});";

    private static string Choice(ChoiceModel choice, IReadOnlyList<PropertyModel> properties, Func<PropertyModel, string> isGiven)
    {
        var given = choice.Names.Select(name => properties.First(property => property.Name == name))
            .Select(property => $"({CSharpText.Literal(property.WireName)}, {isGiven(property)})");
        return $"Limits.{choice.Method}({string.Join(", ", given)});";
    }
}
