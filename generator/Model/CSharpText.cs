using System.Globalization;
using System.Text;

namespace SevenBridges.Generator.Model;

/// <summary>Texts of the description as C# literals.</summary>
internal static class CSharpText
{
    public static string Literal(string text)
    {
        var literal = new StringBuilder(text.Length + 2).Append('"');
        foreach (var letter in text)
            _ = letter switch
            {
                '\\' => literal.Append("\\\\"),
                '"' => literal.Append("\\\""),
                '\n' => literal.Append("\\n"),
                '\r' => literal.Append("\\r"),
                '\t' => literal.Append("\\t"),
                _ => IsPlain(letter) ? literal.Append(letter) : literal.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture)),
            };
        return literal.Append('"').ToString();
    }

    /// <summary>False for what would end a line of C#, or not be seen in it.</summary>
    public static bool IsPlain(char letter) => !char.IsControl(letter) && letter is not ('\u2028' or '\u2029' or '\uFEFF');
}
