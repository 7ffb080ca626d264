namespace SevenBridges.Generator.Emission;

/// <summary>Writes the text of a record that holds secrets, without them.</summary>
internal static class SecretsEmitter
{
    public static void Write(SourceWriter writer, IReadOnlyList<PropertyModel> properties)
    {
        if (!properties.Any(property => property.IsSecret))
            return;
        writer.Line();
        using (writer.Block("private bool PrintMembers(StringBuilder builder)"))
        {
            for (var index = 0; index < properties.Count; index++)
                writer.Lines($"builder.Append({(index == 0 ? "" : "\", \" + ")}{Shown(properties[index])});");
            writer.Lines("return true;");
        }
    }

    private static string Shown(PropertyModel property) =>
        property.IsSecret ? $"\"{property.Name} = ***\"" : $"$\"{property.Name} = {{{property.Name}}}\"";
}
