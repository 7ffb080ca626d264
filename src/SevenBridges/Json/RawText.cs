using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace SevenBridges.Json;

/// <summary>The texts inside of raw JSON: what no reader has looked at must not fail later, when somebody reads it.</summary>
internal static class RawText
{
    /// <exception cref="JsonException">A text in it is no UTF-8.</exception>
    /// <exception cref="InvalidOperationException">A text in it has half a surrogate pair.</exception>
    public static JsonElement Check(JsonElement json)
    {
        var raw = JsonMarshal.GetRawUtf8Value(json);
        if (!Utf8.IsValid(raw))
            throw new JsonException("A text in this value is not UTF-8.");
        if (raw.IndexOf("\\u"u8) >= 0)
            ReadTexts(raw);
        return json;
    }

    private static void ReadTexts(ReadOnlySpan<byte> raw)
    {
        var reader = new Utf8JsonReader(raw, new JsonReaderOptions { MaxDepth = 64 });
        while (reader.Read())
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                reader.GetString();
    }
}
