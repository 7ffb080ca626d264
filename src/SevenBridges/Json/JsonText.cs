using System.Text;

namespace SevenBridges.Json;

/// <summary>Texts of an answer as strings. Bytes that are no UTF-8 are refused: a lenient reading would take in what no other reader does.</summary>
internal static class JsonText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Nearly every text of the Platform is ASCII, which needs no counting before it is widened.</summary>
    /// <exception cref="DecoderFallbackException">This is no UTF-8.</exception>
    public static string Decode(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return "";
        return Ascii.IsValid(utf8) ? string.Create(utf8.Length, utf8, static (text, ascii) => Ascii.ToUtf16(ascii, text, out _)) : Strict.GetString(utf8);
    }

    /// <summary>Whether bytes are a text that is there already. Only ASCII is recognised; another text is decoded anew.</summary>
    public static bool Is(ReadOnlySpan<byte> utf8, string text) => utf8.Length == text.Length && Ascii.Equals(utf8, text);
}
