using System.Globalization;
using System.Text.Json;

namespace SevenBridges.Json;

/// <summary>Says in this library's words what keeps a text from being JSON: what is expected, what stands there, and at which byte.</summary>
internal static class JsonTrouble
{
    /// <summary>The byte at which a text stops being JSON; null when it is JSON to its end.</summary>
    public static (string What, long At)? Of(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = JsonCursor.MaxDepth });
        try
        {
            while (reader.Read())
            {
                // Only where it ends is of interest.
            }

            return null;
        }
        catch (JsonException error)
        {
            var at = OffsetOf(utf8, error);
            return ($"{Expected(ref reader)}{Found(utf8, at, reader.CurrentDepth)}.", at);
        }
    }

    /// <summary>The same as the second half of a sentence, with the byte.</summary>
    public static string Sentence(ReadOnlySpan<byte> utf8) =>
        Of(utf8) is var (what, at) ? string.Create(CultureInfo.InvariantCulture, $"at byte {at} {what}") : "it holds a value that cannot be used.";

    /// <summary>The parser counts lines and bytes in a line; people who look for a byte count from the start.</summary>
    private static long OffsetOf(ReadOnlySpan<byte> utf8, JsonException error)
    {
        var start = 0;
        for (var line = 0L; line < (error.LineNumber ?? 0); line++)
        {
            var end = utf8[start..].IndexOf((byte)'\n');
            if (end < 0) break;
            start += end + 1;
        }

        return Math.Min(start + (error.BytePositionInLine ?? 0), utf8.Length);
    }

    private static string Expected(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.None => "a JSON value is expected",
        JsonTokenType.PropertyName => "the value of a member is expected",
        JsonTokenType.StartObject => "the name of a member or the end of the object is expected",
        JsonTokenType.StartArray => "an item or the end of the list is expected",
        _ when reader.CurrentDepth == 0 => "nothing more is expected",
        _ => "a comma and what follows it, or the end of the list or object, is expected",
    };

    private static string Found(ReadOnlySpan<byte> utf8, long at, int depth)
    {
        if (at >= utf8.Length) return ", but the text ends there: it was cut";
        var found = utf8[(int)at];
        if (depth >= JsonCursor.MaxDepth - 1 && found is (byte)'{' or (byte)'[')
            return string.Create(CultureInfo.InvariantCulture, $", but not deeper than {JsonCursor.MaxDepth} levels");
        return found is > (byte)' ' and < 0x7f ? $", but there is '{(char)found}'" : $", but there is the byte 0x{found:X2}";
    }
}
