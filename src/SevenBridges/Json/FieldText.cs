namespace SevenBridges.Json;

/// <summary>A selection of fields, in the Platform's words.</summary>
internal interface IFieldSelection
{
    string? Text { get; }
}

/// <summary>How selections of fields are written: names parted by commas, <c>!</c> before what is left out, dots into objects.</summary>
internal static class FieldText
{
    public static string Check(string fields)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(fields);
        if (fields.Any(char.IsControl))
            throw new ArgumentException("Names of fields hold no control characters.", nameof(fields));
        return fields;
    }

    public static string? Join(string? left, string? right) => left is null ? right : right is null ? left : $"{left},{right}";

    public static string Member(string field, string? member) => member is null ? field : $"{field}.{Check(member)}";

    /// <summary>Leaving something out of nothing means: out of everything.</summary>
    public static string? Except(string? selected, string? left) =>
        left is null ? selected : Join(selected ?? "_all", string.Join(',', left.Split(',').Select(field => "!" + field.TrimStart('!'))));

    /// <summary>The names at the top level that a selection asks for.</summary>
    public static IEnumerable<string> TopLevel(string? fields) =>
        (fields ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(field => field[0] != '!')
            .Select(field => field.Split('.')[0]);
}
