using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SevenBridges;

/// <summary>The error object of the Platform, read leniently: members may be missing, of another type, or the body may not be JSON at all.</summary>
internal readonly record struct ErrorBody(bool IsJson, int? Code, string? Message, string? MoreInfo)
{
    private const int Shown = 512;

    public static ErrorBody Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            return Read(body);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Cut text, invalid UTF-8 inside a string, a depth beyond the reader's: the answer is an error all the same, only without details.
            return default;
        }
    }

    /// <summary>How a body that is not JSON begins, for people: control characters and broken UTF-8 shown as such, at most 512 characters.</summary>
    public static string? Start(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty) return null;
        var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, 4 * Shown)]);
        var start = text.Length > Shown ? text[..Shown] : text;
        return string.Create(start.Length, start, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++) target[i] = char.IsControl(source[i]) ? ' ' : source[i];
        });
    }

    private static ErrorBody Read(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return default;
        var found = new ErrorBody(IsJson: true, null, null, null);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName) found = found.With(ref reader);
        return found;
    }

    private ErrorBody With(ref Utf8JsonReader reader)
    {
        var name = reader.GetString();
        reader.Read();
        var value = Scalar(ref reader);
        return name switch
        {
            "code" => this with { Code = int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var code) ? code : null },
            "message" => this with { Message = value },
            "more_info" => this with { MoreInfo = value },
            _ => this,
        };
    }

    /// <summary>A string or number as text; null for null and for anything nested, which is skipped.</summary>
    private static string? Scalar(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Number:
                return Encoding.UTF8.GetString(reader.ValueSpan);
            default:
                reader.Skip();
                return null;
        }
    }
}
