using System.Buffers;
using System.Text;
using System.Text.Json;

namespace SevenBridges.Json;

/// <summary>
/// Writes an object of texts in which nothing needs an escape, as one piece: most metadata is so. <see cref="Utf8JsonWriter"/> would look at each text
/// twice and at its own state four times. Whatever needs an escape, or more room, is left to it, so that escapes are decided there and nowhere else.
/// </summary>
internal ref struct PlainPairs(Span<byte> room)
{
    public const int Room = 1024;

    // What System.Text.Json's own encoder lets through unescaped, within ASCII.
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        " !#$%()*,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~");

    private readonly Span<byte> _room = room;
    private int _written;

    /// <summary>Adds a pair; false when it is not plain or does not fit.</summary>
    public bool TryAdd(string key, string? value)
    {
        // Quotes, colon, comma, and the closing brace.
        var length = key.Length + (value?.Length ?? "null".Length) + "{'':'',}".Length;
        if (length > _room.Length - _written || !IsPlain(key) || (value is not null && !IsPlain(value)))
            return false;
        Put(_written == 0 ? "{\""u8 : ",\""u8);
        Put(key);
        Put("\":"u8);
        if (value is null)
        {
            Put("null"u8);
            return true;
        }

        Put("\""u8);
        Put(value);
        Put("\""u8);
        return true;
    }

    /// <summary>Hands the object to the writer.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        Put(_written == 0 ? "{}"u8 : "}"u8);
        json.WriteRawValue(_room[.._written], skipInputValidation: true);
    }

    private static bool IsPlain(string text) => !text.AsSpan().ContainsAnyExcept(Plain);

    private void Put(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_room[_written..]);
        _written += bytes.Length;
    }

    private void Put(string plain)
    {
        Ascii.FromUtf16(plain, _room[_written..], out var count);
        _written += count;
    }
}
