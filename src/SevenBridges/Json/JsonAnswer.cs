using System.Text.Json;

namespace SevenBridges.Json;

/// <summary>Reads a whole answer, and turns whatever the parser finds wrong with it into our own error, which names the place.</summary>
internal static class JsonAnswer
{
    public static T Read<T>(ReadOnlySpan<byte> utf8, SevenBridgesClient? client, JsonRead<T> read, Func<string, string, Exception, Exception> fault)
    {
        var json = new JsonCursor(utf8, client);
        try
        {
            json.Start();
            var value = read(ref json);
            json.End();
            return value;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            throw fault(JsonPath.At(utf8, json.Position), error is JsonException ? error.Message : "This is no valid value.", error);
        }
    }
}
