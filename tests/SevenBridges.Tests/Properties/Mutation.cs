using System.Text;
using CsCheck;

namespace SevenBridges.Tests.Properties;

/// <summary>Breaks the bytes of an answer in one of the ways in which answers break, or in which somebody breaks them.</summary>
internal static class Mutation
{
    private static readonly string[] Intruders =
    [
        "null", "true", "{}", "[]", "\"\"", "-1", "1e999", "99999999999999999999999", "0.1e-400", "\"\\ud800\"", "\"\\u0000\"", "{\"a\":", "[", "]", "}", ",", ":", "\"", "\\",
        "NaN", "//", "\"9999-12-31T23:59:59+99:99\"", "\"id\":null,", "{\"class\":\"File\",\"path\":7}",
    ];

    /// <summary>The mutations of one text.</summary>
    public static Gen<byte[]> Of(Gen<string> texts) => Gen.Select(texts, Gen.Int[0, 8], Gen.Double.Unit, Gen.Double.Unit).Select(Gen.OneOfConst(Intruders), (drawn, intruder) =>
        Apply(Encoding.UTF8.GetBytes(drawn.Item1), drawn.Item2, drawn.Item3, drawn.Item4, Encoding.UTF8.GetBytes(intruder)));

    private static byte[] Apply(byte[] text, int way, double where, double howMuch, byte[] intruder)
    {
        var at = (int)(where * text.Length);
        var length = (int)(howMuch * Math.Min(16, text.Length - at));
        return way switch
        {
            0 => text[..at],
            1 => [.. text[..at], .. text[Math.Min(at + 1 + length, text.Length)..]],
            2 => [.. text[..at], (byte)(howMuch * 256), .. text[Math.Min(at + 1, text.Length)..]],
            3 => [.. text[..at], .. intruder, .. text[at..]],
            4 => [.. text[..at], .. text[at..(at + length)], .. text[at..]],
            5 => ReplaceValue(text, at, intruder),
            6 => ReplaceValue(text, at, [.. Enumerable.Repeat((byte)'[', 100)]),
            7 => [.. text, .. intruder],
            _ => ReplaceValue(text, at, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 80)) + "1" + new string('}', 80))),
        };
    }

    /// <summary>Puts another value in the place of the one that follows the next colon.</summary>
    private static byte[] ReplaceValue(byte[] text, int at, byte[] value)
    {
        var colon = Array.IndexOf(text, (byte)':', at);
        if (colon < 0)
            return [.. text[..at], .. value];
        var end = Array.FindIndex(text, colon + 1, letter => letter is (byte)',' or (byte)'}' or (byte)']');
        return [.. text[..(colon + 1)], .. value, .. end < 0 ? [] : text[end..]];
    }
}
