using System.Text;
using CsCheck;

namespace SevenBridges.Tests.Properties;

/// <summary>Breaks the bytes of an answer in one to three of the ways in which answers break, or in which somebody breaks them.</summary>
internal static class Mutation
{
    private static readonly string[] Intruders =
    [
        "null", "true", "{}", "[]", "\"\"", "-1", "1e999", "99999999999999999999999", "0.1e-400", "\"\\ud800\"", "\"\\u0000\"", "{\"a\":", "[", "]", "}", ",", ":", "\"", "\\",
        "NaN", "//", "\"9999-12-31T23:59:59+99:99\"", "\"id\":null,", "{\"class\":\"File\",\"path\":7}", "-0", "007", "9223372036854775808", "79228162514264337593543950336",
        "\"..\"", "\"a/b/c/d\"", "\"https://api.good.example/v2/files?offset=100\"", "\"https://evil.example/v2/files\"", "[{\"rel\":\"next\",\"href\":\"/\",\"method\":\"GET\"}]",
    ];

    private static readonly byte[][] NoText = [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0]];

    private static readonly Func<Place, byte[]>[] Ways =
    [
        place => place.Text[..place.At],
        place => [.. place.Before, .. place.Text[Math.Min(place.At + 1 + place.Length, place.Text.Length)..]],
        place => [.. place.Before, (byte)(place.HowMuch * 256), .. place.Text[Math.Min(place.At + 1, place.Text.Length)..]],
        place => [.. place.Before, .. place.Intruder, .. place.After],
        place => [.. place.Before, .. place.Text[place.At..(place.At + place.Length)], .. place.After],
        place => [.. place.Text, .. place.Intruder],
        place => [.. place.Before, .. NoText[(int)(place.HowMuch * NoText.Length)], .. place.After],
        place => WithValue(place, place.Intruder),
        place => WithValue(place, Repeated("[", 100)),
        place => WithValue(place, Nested("{\"a\":", 80, "}")),
        place => WithValue(place, Nested("[", 10_000, "]")),
        place => WithValue(place, Repeated("9", 400)),
        place => WithValue(place, [(byte)'"', .. Repeated("long ", 4_000), (byte)'"']),
        WithValuesSwapped,
        WithMemberTwice,
        place => InAnotherEncoding(place.Text, place.HowMuch),
    ];

    /// <summary>The mutations of one text.</summary>
    public static Gen<byte[]> Of(Gen<string> texts) => Gen.Select(texts, Breaks.Array[1, 3], (text, breaks) =>
        breaks.Aggregate(Encoding.UTF8.GetBytes(text), (broken, found) => Ways[found.Way](new Place(broken, (int)(found.Where * broken.Length), found.HowMuch, Encoding.UTF8.GetBytes(found.Intruder)))));

    private static Gen<(int Way, double Where, double HowMuch, string Intruder)> Breaks { get; } =
        Gen.Select(Gen.Int[0, Ways.Length - 1], Gen.Double.Unit, Gen.Double.Unit, Gen.OneOfConst(Intruders));

    /// <summary>Puts another value in the place of the one that follows the next colon: now the whole of it, now only up to its first comma or bracket.</summary>
    private static byte[] WithValue(Place place, byte[] value)
    {
        if (ValueAfter(place.Text, place.At) is not var (start, end))
            return [.. place.Before, .. value];
        if (place.HowMuch < 0.5)
            end = Array.FindIndex(place.Text, start, letter => letter is (byte)',' or (byte)'}' or (byte)']') is var cut and >= 0 ? cut : place.Text.Length;
        return [.. place.Text[..start], .. value, .. place.Text[end..]];
    }

    /// <summary>Two members change their values: each has a value that is well formed, and of the wrong kind.</summary>
    private static byte[] WithValuesSwapped(Place place)
    {
        if (ValueAfter(place.Text, place.At) is not var (start, end) || ValueAfter(place.Text, end) is not var (otherStart, otherEnd))
            return WithValue(place, place.Intruder);
        var text = place.Text;
        return [.. text[..start], .. text[otherStart..otherEnd], .. text[end..otherStart], .. text[start..end], .. text[otherEnd..]];
    }

    /// <summary>A member stands twice, with two values.</summary>
    private static byte[] WithMemberTwice(Place place)
    {
        if (ValueAfter(place.Text, place.At) is not var (start, end))
            return [.. place.Text, .. place.Text];
        var name = Array.LastIndexOf(place.Text, (byte)'"', Math.Max(0, start - 3));
        return name < 0 ? place.Text : [.. place.Text[..end], (byte)',', .. place.Text[name..start], .. place.Intruder, .. place.Text[end..]];
    }

    private static byte[] InAnotherEncoding(byte[] text, double which) => which switch
    {
        < 0.25 => [0xEF, 0xBB, 0xBF, .. text],
        < 0.5 => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(text))],
        < 0.75 => Encoding.Latin1.GetBytes(Encoding.UTF8.GetString(text)),
        _ => Encoding.UTF8.GetBytes($"<html><body>{Encoding.UTF8.GetString(text)}</body></html>"),
    };

    /// <summary>Where the value after the next colon begins and ends; null when there is none. Brackets and quotes are paired as far as they are.</summary>
    private static (int Start, int End)? ValueAfter(byte[] text, int at)
    {
        var colon = Array.IndexOf(text, (byte)':', at);
        if (colon < 0)
            return null;
        var (depth, isText) = (0, false);
        for (var end = colon + 1; end < text.Length; end++)
        {
            var letter = text[end];
            if (isText && letter == '\\') end++;
            else if (letter == '"') isText = !isText;
            else if (!isText && depth == 0 && letter is (byte)',' or (byte)'}' or (byte)']') return (colon + 1, end);
            else if (!isText) depth += letter is (byte)'{' or (byte)'[' ? 1 : letter is (byte)'}' or (byte)']' ? -1 : 0;
        }

        return (colon + 1, text.Length);
    }

    private static byte[] Repeated(string text, int times) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, times)));

    private static byte[] Nested(string open, int depth, string close) => [.. Repeated(open, depth), (byte)'1', .. Repeated(close, depth)];

    /// <summary>Where a text is broken, and by what.</summary>
    private readonly record struct Place(byte[] Text, int At, double HowMuch, byte[] Intruder)
    {
        public byte[] Before => Text[..At];

        public byte[] After => Text[At..];

        /// <summary>Of a few letters from there, none beyond the end.</summary>
        public int Length => (int)(HowMuch * Math.Min(16, Text.Length - At));
    }
}
