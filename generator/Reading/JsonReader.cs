using System.Globalization;
using System.Text;

namespace SevenBridges.Generator.Reading;

/// <summary>
/// Reads JSON into nodes that keep their place. Written here because a generator that brings a JSON library fights with
/// the one its host has loaded, and because no library keeps line and column for each value.
/// </summary>
internal sealed class JsonReader(string path, string text, Action<Place, string> duplicate)
{
    private const int DeepestNesting = 200;

    private int _at;
    private int _line;
    private int _lineStart;
    private int _depth;

    /// <exception cref="JsonFault">The text is not JSON.</exception>
    public JsonNode ReadDocument()
    {
        SkipSpace();
        var node = ReadValue();
        SkipSpace();
        return _at == text.Length ? node : throw Fault("Nothing may follow the document's closing brace.");
    }

    private JsonNode ReadValue() => Peek() switch
    {
        '{' => Nested(ReadObject),
        '[' => Nested(ReadList),
        '"' => ReadText(),
        't' => ReadWord("true", JsonKind.Boolean),
        'f' => ReadWord("false", JsonKind.Boolean),
        'n' => ReadWord("null", JsonKind.Null),
        '-' or (>= '0' and <= '9') => ReadNumber(),
        _ => throw Fault("A value is expected here."),
    };

    private JsonNode Nested(Func<JsonNode> read)
    {
        if (++_depth > DeepestNesting)
            throw Fault($"Values are nested deeper than {DeepestNesting}.");
        var node = read();
        _depth--;
        return node;
    }

    private JsonNode ReadObject()
    {
        var node = new JsonNode(JsonKind.Object, Here(1));
        var names = new HashSet<string>(StringComparer.Ordinal);
        Take('{');
        for (var first = true; !Closes('}', first); first = false)
        {
            var name = Peek() == '"' ? ReadText() : throw Fault("A member's name in quotation marks is expected here.");
            SkipSpace();
            Take(':');
            SkipSpace();
            if (!names.Add(name.Text))
                duplicate(name.Place, name.Text);
            node.Members.Add(new JsonMember(name.Text, name.Place, ReadValue()));
        }

        return node;
    }

    private JsonNode ReadList()
    {
        var node = new JsonNode(JsonKind.List, Here(1));
        Take('[');
        for (var first = true; !Closes(']', first); first = false)
            node.Items.Add(ReadValue());
        return node;
    }

    /// <summary>Steps over the closing bracket, or over the comma before the next element.</summary>
    private bool Closes(char bracket, bool first)
    {
        SkipSpace();
        if (Peek() == bracket)
        {
            _at++;
            return true;
        }

        if (!first)
        {
            Take(',');
            SkipSpace();
        }

        return false;
    }

    private JsonNode ReadText()
    {
        var (start, line, lineStart) = (_at, _line, _lineStart);
        var value = new StringBuilder();
        _at++;
        while (Peek() != '"')
            value.Append(text[_at] == '\\' ? ReadEscape() : ReadPlain());
        _at++;
        return new JsonNode(JsonKind.Text, new Place(path, start, _at - start, line, start - lineStart)) { Text = value.ToString() };
    }

    private char ReadPlain() => text[_at] >= ' ' ? text[_at++] : throw Fault("A text may not hold a line break or control character; write \\n.");

    private char ReadEscape()
    {
        _at++;
        var letter = Peek();
        _at++;
        return letter switch
        {
            '"' or '\\' or '/' => letter,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => ReadHex(),
            _ => throw Fault($"'\\{letter}' is no escape of JSON."),
        };
    }

    private char ReadHex()
    {
        if (_at + 4 > text.Length || !ushort.TryParse(text.Substring(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            throw Fault("Four hexadecimal digits are expected after \\u.");
        _at += 4;
        return (char)code;
    }

    private JsonNode ReadNumber()
    {
        var start = _at;
        while (_at < text.Length && (char.IsDigit(text[_at]) || "+-.eE".IndexOf(text[_at]) >= 0))
            _at++;
        var number = text.Substring(start, _at - start);
        if (!decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            throw Fault($"'{number}' is no number.");
        return new JsonNode(JsonKind.Number, new Place(path, start, number.Length, _line, start - _lineStart)) { Text = number };
    }

    private JsonNode ReadWord(string word, JsonKind kind)
    {
        if (string.CompareOrdinal(text, _at, word, 0, word.Length) != 0)
            throw Fault("A value is expected here.");
        var node = new JsonNode(kind, Here(word.Length)) { Text = word };
        _at += word.Length;
        return node;
    }

    private void SkipSpace()
    {
        for (; _at < text.Length && text[_at] is ' ' or '\t' or '\r' or '\n' or '\uFEFF'; _at++)
            if (text[_at] == '\n')
                (_line, _lineStart) = (_line + 1, _at + 1);
    }

    private void Take(char expected)
    {
        if (Peek() != expected)
            throw Fault($"'{expected}' is expected here.");
        _at++;
    }

    private char Peek() => _at < text.Length ? text[_at] : throw Fault("The document ends too early.");

    private Place Here(int length) => new(path, _at, length, _line, _at - _lineStart);

    private JsonFault Fault(string message) => new(Here(_at < text.Length ? 1 : 0), message);
}

/// <summary>The text is not JSON. Caught where the document is read; it never leaves the generator.</summary>
internal sealed class JsonFault(Place place, string message) : Exception(message)
{
    public Place Place { get; } = place;
}
