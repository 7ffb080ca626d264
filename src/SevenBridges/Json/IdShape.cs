namespace SevenBridges.Json;

/// <summary>
/// The shape of an identifier: how many segments, and what no segment may be. Alphabet and length are the Platform's business.
/// The check is what keeps an id from reaching another resource: escaping leaves <c>..</c> as it is.
/// </summary>
/// <param name="name">Name of its type.</param>
/// <param name="meaning">What the description says of it, a sentence that shows how it is written.</param>
/// <param name="segments">How many segments it may have.</param>
internal sealed class IdShape(string name, string meaning, params int[] segments)
{
    public string Check(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (Fault(value) is { } fault)
            throw new ArgumentException($"'{Shown(value)}' is no {name}: {fault} {meaning}", nameof(value));
        return value;
    }

    public string Given(string? value) =>
        value ?? throw new InvalidOperationException($"This {name} is empty: it was never given. Take one from a text or from a model.");

    private string? Fault(string value)
    {
        var parts = value.Split('/');
        if (!segments.Contains(parts.Length))
            return $"it has {Count(parts.Length)} instead of {string.Join(" or ", segments)}.";
        foreach (var part in parts)
            if (part.Length == 0 || part is "." or "..")
                return "no segment may be empty, '.' or '..'.";
            else if (part.Any(char.IsControl))
                return "it holds a control character.";
        return null;
    }

    private static string Count(int segments) => segments == 1 ? "1 segment" : $"{segments} segments";

    private static string Shown(string value)
    {
        var printable = new string([.. value.Take(100).Select(letter => char.IsControl(letter) ? '?' : letter)]);
        return value.Length > 100 ? printable + "…" : printable;
    }
}
