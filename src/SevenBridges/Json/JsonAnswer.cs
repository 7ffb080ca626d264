using System.Text.Json;

namespace SevenBridges.Json;

/// <summary>Reads a whole answer, and turns whatever the parser finds wrong with it into our own error, which names the place.</summary>
internal static class JsonAnswer
{
    private const int Small = 1024 * 1024;
    private const int MostValues = 2_000_000;

    public static T Read<T>(ReadOnlySpan<byte> utf8, SevenBridgesClient? client, JsonRead<T> read, Func<JsonFault, Exception> fault)
    {
        var json = new JsonCursor(utf8, client);
        try
        {
            CheckDensity(utf8);
            json.Start();
            var value = read(ref json);
            json.End();
            return value;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            throw fault(Fault(utf8, json.Position, error));
        }
    }

    private static JsonFault Fault(ReadOnlySpan<byte> utf8, long position, Exception error)
    {
        // The parser's exceptions know the byte; those of this library do not, and say what is wrong with a value.
        if (error is JsonException { BytePositionInLine: not null } && JsonTrouble.Of(utf8) is var (what, at))
            return new(JsonPath.At(utf8, position), at, what, error);
        return new(JsonPath.At(utf8, position), position, error is JsonException ? error.Message : Unusable(error), error);
    }

    private static string Unusable(Exception error) => error is InvalidOperationException
        ? "a text is expected, but its bytes are not UTF-8, or it holds half of a surrogate pair."
        : "a value of this kind is expected, but what stands there cannot be used as one.";

    /// <summary>A large answer that consists of nothing but tiny values would become many times its size in objects. A comma stands between any two.</summary>
    private static void CheckDensity(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > Small && utf8.Count((byte)',') > MostValues)
            throw new JsonException($"This answer has more than {MostValues} values.");
    }
}
