namespace SevenBridges.Json;

/// <summary>Checks what the description demands of a value, before anything is sent; the message names parameter, limit and value.</summary>
internal static class Limits
{
    public static void Length(string parameter, string? value, int least, int most)
    {
        if (value is not null && (value.Length < least || value.Length > most))
            throw Broken(parameter, $"has {value.Length} characters; {Between(least, most, int.MaxValue)} are allowed");
    }

    public static void Range(string parameter, long? value, long least, long most)
    {
        if (value is { } number && (number < least || number > most))
            throw Broken(parameter, $"is {number}; {Between(least, most, long.MaxValue)} is allowed");
    }

    public static void Count<T>(string parameter, IReadOnlyList<T>? value, int least, int most)
    {
        if (value is not null && (value.Count < least || value.Count > most))
            throw Broken(parameter, $"has {value.Count} items; {Between(least, most, int.MaxValue)} are allowed");
    }

    /// <summary>Exactly one, or at most one, of several may be given.</summary>
    public static void OneOf(bool isRequired, params ReadOnlySpan<(string Name, bool IsGiven)> choices)
    {
        var given = 0;
        var names = new string[choices.Length];
        for (var index = 0; index < choices.Length; index++)
        {
            names[index] = choices[index].Name;
            given += choices[index].IsGiven ? 1 : 0;
        }

        if (given > 1 || (isRequired && given == 0))
            throw Broken(names[0], $"is one of {string.Join(", ", names)}, of which {(isRequired ? "exactly" : "at most")} one is given; here {(given == 0 ? "none is" : $"{given} are")}");
    }

    private static string Between(long least, long most, long unlimited) =>
        most == unlimited ? $"at least {least}" : $"{least} to {most}";

    private static ValidationException Broken(string parameter, string what) =>
        new($"Nothing was sent: '{parameter}' {what}.") { Parameter = parameter };
}

/// <summary>Refuses a null argument in an expression.</summary>
internal static class Given
{
    public static T Or<T>(T? argument, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(argument))] string name = "")
        where T : class => argument ?? throw new ArgumentNullException(name);
}
