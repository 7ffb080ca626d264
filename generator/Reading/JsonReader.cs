using System.Text;
using System.Text.RegularExpressions;

namespace SevenBridges.Generator.Reading;

/// <summary>
/// Reads JSON into nodes that keep their place. Written here because a generator that brings a JSON library fights with
/// the one its host has loaded, and because no library keeps line and column for each value.
/// </summary>
/// <remarks>
/// It goes on after a fault as best it can, so that a forgotten comma does not take every type away from the rest of the project.
/// Only the first fault is told: what follows it may be its consequence.
/// </remarks>
internal sealed class JsonReader(string path, string text, Action<Rule, Place, string> report)
{
    private const int DeepestNesting = 200;
    private static readonly Regex Number = new(@"\A-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant);

    private int _at;
    private int _line;
    private int _lineStart;
    private int _depth;

    /// <summary>The text was not JSON, and its first fault was reported.</summary>
    public bool IsBroken { get; private set; }

    private bool AtEnd => _at >= text.Length;

    private char Next => AtEnd ? '\0' : text[_at];

    public JsonNode ReadDocument()
    {
        if (Next == '\uFEFF')
            _at = _lineStart = 1;
        SkipSpace();
        var node = ReadValue();
        SkipSpace();
        if (!AtEnd)
            Fault("Nothing may follow the document's closing brace.");
        return node;
    }

    private JsonNode ReadValue() => Next switch
    {
        '{' => Nested(ReadObject),
        '[' => Nested(ReadList),
        '"' => ReadText(),
        't' => ReadWord("true", JsonKind.Boolean),
        'f' => ReadWord("false", JsonKind.Boolean),
        'n' => ReadWord("null", JsonKind.Null),
        '-' or (>= '0' and <= '9') => ReadNumber(),
        _ => NoValue(),
    };

    private JsonNode Nested(Func<JsonNode> read)
    {
        if (_depth == DeepestNesting)
        {
            Fault($"Values are nested deeper than {DeepestNesting}.");
            _at = text.Length;
            return new JsonNode(JsonKind.Null, Here(0));
        }

        _depth++;
        var node = read();
        _depth--;
        return node;
    }

    private JsonNode ReadObject()
    {
        var node = new JsonNode(JsonKind.Object, Here(1));
        var names = new HashSet<string>(StringComparer.Ordinal);
        _at++;
        for (var first = true; !Closes('}', ']', first); first = false)
        {
            if (Next != '"')
            {
                Fault("A member's name in quotation marks is expected here.");
                SkipUntil("\"{}[]");
                if (Next is '{' or '[')
                    ReadValue();
                if (Next != '"')
                    continue;
            }

            ReadMember(node, names);
        }

        return node;
    }

    private void ReadMember(JsonNode node, HashSet<string> names)
    {
        var name = ReadText();
        SkipSpace();
        Take(':');
        SkipSpace();
        if (!names.Add(name.Text))
            report(Rules.DuplicateMember, name.Place, name.Text);
        node.Members.Add(new JsonMember(name.Text, name.Place, ReadValue()));
    }

    private JsonNode ReadList()
    {
        var node = new JsonNode(JsonKind.List, Here(1));
        _at++;
        for (var first = true; !Closes(']', '}', first); first = false)
            node.Items.Add(ReadValue());
        return node;
    }

    /// <summary>Steps over the closing bracket, or over the comma before the next element. A bracket of the other kind closes too, and is left for its owner.</summary>
    private bool Closes(char bracket, char other, bool first)
    {
        SkipSpace();
        if (Next == bracket)
        {
            _at++;
            return true;
        }

        if (AtEnd || Next == other)
        {
            Fault(AtEnd ? "The document ends too early." : $"'{bracket}' is expected here.");
            return true;
        }

        if (first)
            return false;
        Take(',');
        SkipSpace();
        if (Next != bracket)
            return false;
        Fault("No comma may stand before a closing bracket.");
        _at++;
        return true;
    }

    private JsonNode ReadText()
    {
        var (start, line, lineStart) = (_at, _line, _lineStart);
        var value = new StringBuilder();
        _at++;
        while (!AtEnd && Next is not ('"' or '\n' or '\r'))
            value.Append(Next == '\\' ? ReadEscape() : ReadPlain());
        var place = new Place(path, start, _at + 1 - start, line, start - lineStart);
        if (Next == '"')
            _at++;
        else
            Fault(AtEnd ? "The document ends too early." : "A text ends on its line; write \\n for a line break.");
        if (HasHalfCharacter(value.ToString()))
            Fault(place, "This text holds half of a surrogate pair.");
        return new JsonNode(JsonKind.Text, place) { Text = value.ToString() };
    }

    private char ReadPlain()
    {
        if (Next < ' ')
            Fault("A text may not hold a control character; write \\u and four digits.");
        return text[_at++];
    }

    private char ReadEscape()
    {
        _at++;
        var letter = Next;
        if (letter is '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't' or 'u')
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
            _ => NoEscape(letter),
        };
    }

    private char NoEscape(char letter)
    {
        Fault($"'\\{letter}' is no escape of JSON.");
        return '?';
    }

    private char ReadHex()
    {
        var code = 0;
        for (var digits = 0; digits < 4; digits++, _at++)
        {
            if (!Uri.IsHexDigit(Next))
                return NoEscape('u');
            code = (code * 16) + Convert.ToInt32(Next.ToString(), 16);
        }

        return (char)code;
    }

    private static bool HasHalfCharacter(string value)
    {
        for (var index = 0; index < value.Length; index++)
            if (char.IsHighSurrogate(value[index]) && index + 1 < value.Length && char.IsLowSurrogate(value[index + 1]))
                index++;
            else if (char.IsSurrogate(value[index]))
                return true;
        return false;
    }

    private JsonNode ReadNumber()
    {
        var start = _at;
        while (!AtEnd && (Next is >= '0' and <= '9' || "+-.eE".IndexOf(Next) >= 0))
            _at++;
        var number = text.Substring(start, _at - start);
        var place = new Place(path, start, number.Length, _line, start - _lineStart);
        if (!Number.IsMatch(number))
            Fault(place, $"'{number}' is no number.");
        return new JsonNode(JsonKind.Number, place) { Text = number };
    }

    private JsonNode ReadWord(string word, JsonKind kind)
    {
        if (string.CompareOrdinal(text, _at, word, 0, word.Length) != 0)
            return NoValue();
        var node = new JsonNode(kind, Here(word.Length)) { Text = word };
        _at += word.Length;
        return node;
    }

    private JsonNode NoValue()
    {
        Fault(AtEnd ? "The document ends too early." : "A value is expected here.");
        var node = new JsonNode(JsonKind.Null, Here(0));
        SkipUntil(",\"{}[]\n");
        return node;
    }

    private void SkipSpace()
    {
        for (; Next is ' ' or '\t' or '\r' or '\n'; _at++)
            if (Next == '\n')
                (_line, _lineStart) = (_line + 1, _at + 1);
    }

    private void SkipUntil(string stops)
    {
        while (!AtEnd && stops.IndexOf(Next) < 0)
            _at++;
        SkipSpace();
    }

    private void Take(char expected)
    {
        if (Next == expected)
            _at++;
        else
            Fault(AtEnd ? "The document ends too early." : $"'{expected}' is expected here.");
    }

    private Place Here(int length) => new(path, _at, length, _line, _at - _lineStart);

    private void Fault(string message) => Fault(Here(AtEnd ? 0 : 1), message);

    private void Fault(Place place, string message)
    {
        if (!IsBroken)
            report(Rules.BrokenJson, place, message);
        IsBroken = true;
    }
}
