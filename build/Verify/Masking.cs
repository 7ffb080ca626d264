using System.Text.Json;
using System.Text.RegularExpressions;

namespace SevenBridges.Build;

/// <summary>Makes an example of a value that a person may see: no signed address, no token, nothing long.</summary>
internal static partial class Masking
{
    private const int Longest = 60;
    private const string Mask = "***";

    public static string Example(JsonElement value, bool isSecret)
    {
        if (isSecret)
            return Mask;
        var text = value.ValueKind == JsonValueKind.String ? $"\"{Text(value.GetString()!)}\"" : value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? Words(value) : value.GetRawText();
        return text.Length <= Longest ? text : $"{text[..Longest]}…";
    }

    /// <summary>Of what is made of other values only the shape: what is in it was not judged.</summary>
    private static string Words(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? $"a list of {value.GetArrayLength()}"
        : $"an object with {string.Join(", ", value.EnumerateObject().Take(5).Select(member => member.Name))}";

    private static string Text(string text) => Opaque().Replace(AddressQuery().Replace(text, "?" + Mask), Mask);

    [GeneratedRegex(@"\?\S+")]
    private static partial Regex AddressQuery();

    // Long runs of letters and digits may be keys; the ids of the Platform have 24 and 36 characters of hexadecimal digits and are none.
    [GeneratedRegex(@"(?<![A-Za-z0-9+/_=-])(?![0-9a-f-]{24,36}(?![A-Za-z0-9+/_=-]))(?=[A-Za-z0-9+/_=-]*[0-9])[A-Za-z0-9+/_=-]{20,}")]
    private static partial Regex Opaque();
}
