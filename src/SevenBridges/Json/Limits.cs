using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using SevenBridges.Http;

namespace SevenBridges.Json;

/// <summary>
/// Checks what the description demands of a value, before anything is sent; the message names parameter, limit and value.
/// What is checked is handed back, so that a check fits into an expression. Null is not checked: it means that nothing was given.
/// </summary>
internal static class Limits
{
    /// <summary>Characters are counted as the description counts them: one beyond the basic plane is one, not two.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static string? Length(string parameter, string? value, int least, int most) =>
        value is null || Within(value.EnumerateRunes().Count(), least, most)
            ? value
            : throw Broken(parameter, $"has {Count(value.EnumerateRunes().Count(), "character")}; {Between(least, most, int.MaxValue)} are allowed");

    /// <summary>The length of a text in UTF-8.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static string? Bytes(string parameter, string? value, int most) =>
        value is null || Encoding.UTF8.GetByteCount(value) <= most
            ? value
            : throw Broken(parameter, $"has {Count(Encoding.UTF8.GetByteCount(value), "byte")} in UTF-8; at most {most} are allowed");

    public static long Range(string parameter, long value, long least, long most) =>
        value >= least && value <= most ? value : throw Broken(parameter, $"is {value}; {Between(least, most, long.MinValue, long.MaxValue)} is allowed");

    public static long? Range(string parameter, long? value, long least, long most) => value is { } given ? Range(parameter, given, least, most) : null;

    public static double Range(string parameter, double value, double least, double most) =>
        value >= least && value <= most ? value : throw Broken(parameter, $"is {value}; {Between(least, most, double.NegativeInfinity, double.PositiveInfinity)} is allowed");

    public static double? Range(string parameter, double? value, double least, double most) => value is { } given ? Range(parameter, given, least, most) : null;

    public static decimal Range(string parameter, decimal value, decimal least, decimal most) =>
        value >= least && value <= most ? value : throw Broken(parameter, $"is {value}; {Between(least, most, decimal.MinValue, decimal.MaxValue)} is allowed");

    public static decimal? Range(string parameter, decimal? value, decimal least, decimal most) => value is { } given ? Range(parameter, given, least, most) : null;

    [return: NotNullIfNotNull(nameof(value))]
    public static IReadOnlyList<T>? Count<T>(string parameter, IReadOnlyList<T>? value, int least, int most) =>
        value is null || Within(value.Count, least, most)
            ? value
            : throw Broken(parameter, $"has {Count(value.Count, "item")}; {Between(least, most, int.MaxValue)} are allowed");

    public static void Pairs<T>(string map, TrackedDictionary<T> value, int most)
    {
        if (value.Count > most)
            throw Broken(map, $"has {Count(value.Count, "key")}; at most {most} are allowed");
    }

    public static void KeyBytes<T>(string map, TrackedDictionary<T> value, int most)
    {
        foreach (var (key, _) in value)
            Bytes($"{map}: the key {Shown(key)}", key, most);
    }

    public static void ValueBytes(string map, TextMap value, int most)
    {
        foreach (var (key, text) in value)
            Bytes($"{map}: the value of {Shown(key)}", text, most);
    }

    public static void ValueLength(string map, TextMap value, int least, int most)
    {
        foreach (var (key, text) in value)
            Length($"{map}: the value of {Shown(key)}", text, least, most);
    }

    /// <summary>What is inside of a value has limits of its own.</summary>
    public static void Nested(object? value)
    {
        switch (value)
        {
            case IRequestBody body:
                body.Check();
                break;
            case PlatformModel model:
                model.CheckSent();
                break;
            case IEnumerable items:
                foreach (var item in items)
                    Nested(item);
                break;
        }
    }

    public static void ExactlyOne(params ReadOnlySpan<(string Name, bool IsGiven)> choices) => OneOf(choices, 1, "exactly one is given");

    public static void AtMostOne(params ReadOnlySpan<(string Name, bool IsGiven)> choices) => OneOf(choices, 0, "at most one is given");

    public static void AllOrNone(params ReadOnlySpan<(string Name, bool IsGiven)> choices)
    {
        var (given, names) = Of(choices);
        if (given > 0 && given < names.Length)
            throw Broken(names[0], $"goes together with {string.Join(", ", names[1..])}: all of them are given or none");
    }

    private static void OneOf(ReadOnlySpan<(string Name, bool IsGiven)> choices, int least, string rule)
    {
        var (given, names) = Of(choices);
        if (given > 1 || given < least)
            throw Broken(names[0], $"is one of {string.Join(", ", names)}, of which {rule}; here {(given == 0 ? "none is" : $"{given} are")}");
    }

    private static (int Given, string[] Names) Of(ReadOnlySpan<(string Name, bool IsGiven)> choices)
    {
        var given = 0;
        var names = new string[choices.Length];
        for (var index = 0; index < choices.Length; index++)
        {
            names[index] = choices[index].Name;
            given += choices[index].IsGiven ? 1 : 0;
        }

        return (given, names);
    }

    private static bool Within(int count, int least, int most) => count >= least && count <= most;

    private static string Between(int least, int most, int unlimited) => most == unlimited ? $"at least {least}" : least == 0 ? $"at most {most}" : $"{least} to {most}";

    private static string Between<T>(T least, T most, T lowest, T highest)
        where T : struct, IEquatable<T> =>
        most.Equals(highest) ? $"at least {least}" : least.Equals(lowest) ? $"at most {most}" : $"{least} to {most}";

    private static string Count(int count, string unit) => count == 1 ? $"1 {unit}" : $"{count} {unit}s";

    private static string Shown(string key) => $"'{(key.Length > 40 ? key[..40] + "…" : key)}'";

    private static ValidationException Broken(string parameter, string what) =>
        new($"Nothing was sent: {(parameter.Contains(' ', StringComparison.Ordinal) ? parameter : $"'{parameter}'")} {what}.") { Parameter = parameter };
}
