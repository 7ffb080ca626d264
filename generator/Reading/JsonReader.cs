using System.Text;

namespace SevenBridges.Generator.Reading;

/// <summary>
/// Reads JSON into nodes that keep their place. Written here because a generator that brings a JSON library fights with
/// the one its host has loaded, and because no library keeps line and column for each value.
/// </summary>
/// <remarks>
/// It goes on after a fault as best it can, so that a forgotten comma does not take every type away from the rest of the project.
/// Only the first fault is told: what follows it may be its consequence.
/// </remarks>
internal sealed class JsonReader(DocumentText document, Action<Rule, Place, string> report)
{
    private const int DeepestNesting = 200;
    private const int Few = 16;
    private const string ControlCharacter = "A text may not hold a control character; write \\u and four digits.";

    private readonly string _text = document.Text;
    private readonly SharedTexts _texts = new();

    // What objects and lists hold that are not closed yet: each takes its own from the end.
    private readonly List<JsonMember> _members = [];
    private readonly List<JsonNode> _items = [];

    private int _at;
    private int _depth;

    /// <summary>The text was not JSON, and its first fault was reported.</summary>
    public bool IsBroken { get; private set; }

    private bool AtEnd => _at >= _text.Length;

    private char Next => AtEnd ? '\0' : _text[_at];

    public JsonNode ReadDocument()
    {
        if (Next == '\uFEFF')
            _at = 1;
        SkipSpace();
        var node = ReadValue();
        SkipSpace();
        if (!AtEnd)
            Fault("Nothing may follow the document's closing brace.");
        return node;
    }

    private JsonNode ReadValue() => Next switch
    {
        '{' or '[' => ReadNested(),
        '"' => ReadTextNode(),
        't' => ReadWord("true", JsonKind.Boolean),
        'f' => ReadWord("false", JsonKind.Boolean),
        'n' => ReadWord("null", JsonKind.Null),
        '-' or (>= '0' and <= '9') => ReadNumber(),
        _ => NoValue(),
    };

    private JsonNode ReadNested()
    {
        if (_depth == DeepestNesting)
        {
            Fault($"Values are nested deeper than {DeepestNesting}.");
            _at = _text.Length;
            return new JsonNode(JsonKind.Null, document, _at, 0, "");
        }

        _depth++;
        var node = Next == '{' ? ReadObject() : ReadList();
        _depth--;
        return node;
    }

    private JsonNode ReadObject()
    {
        var (start, first) = (_at, _members.Count);
        _at++;
        for (var isFirst = true; !Closes('}', ']', isFirst); isFirst = false)
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

            ReadMember();
        }

        var members = Taken(_members, first);
        CheckNames(members);
        return new JsonNode(JsonKind.Object, document, start, 1, members);
    }

    private void ReadMember()
    {
        var (start, name) = (_at, ReadText(out var length));
        SkipSpace();
        Take(':');
        SkipSpace();
        _members.Add(new JsonMember(name, start, length, ReadValue()));
    }

    /// <summary>Most objects have few members, and comparing those is cheaper than a set.</summary>
    private void CheckNames(JsonMember[] members)
    {
        var names = members.Length > Few ? new HashSet<string>(StringComparer.Ordinal) : null;
        for (var index = 0; index < members.Length; index++)
            if (names is null ? IsAmong(members, index) : !names.Add(members[index].Name))
                report(Rules.DuplicateMember, members[index].Place, members[index].Name);
    }

    private static bool IsAmong(JsonMember[] members, int count)
    {
        for (var index = 0; index < count; index++)
            if (members[index].Name == members[count].Name)
                return true;
        return false;
    }

    private JsonNode ReadList()
    {
        var (start, first) = (_at, _items.Count);
        _at++;
        for (var isFirst = true; !Closes(']', '}', isFirst); isFirst = false)
            _items.Add(ReadValue());
        return new JsonNode(JsonKind.List, document, start, 1, Taken(_items, first));
    }

    private static T[] Taken<T>(List<T> open, int first)
    {
        if (open.Count == first)
            return [];
        var taken = new T[open.Count - first];
        open.CopyTo(first, taken, 0, taken.Length);
        open.RemoveRange(first, taken.Length);
        return taken;
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

    private JsonNode ReadTextNode()
    {
        var (start, value) = (_at, ReadText(out var length));
        return new JsonNode(JsonKind.Text, document, start, length, value);
    }

    /// <summary>Mostly a text stands there as it is; only one with escapes or faults is put together.</summary>
    private string ReadText(out int length)
    {
        var start = _at++;
        var isPlain = true;
        for (; isPlain && !AtEnd && _text[_at] is not ('"' or '\n' or '\r'); _at++)
            isPlain = _text[_at] is not ('\\' or < ' ') && !char.IsSurrogate(_text[_at]);
        if (!isPlain || Next != '"')
        {
            _at = start;
            return ReadEscapedText(out length);
        }

        length = ++_at - start;
        return _texts.Of(_text, start + 1, length - 2);
    }

    private string ReadEscapedText(out int length)
    {
        var start = _at++;
        var value = new StringBuilder();
        while (!AtEnd && Next is not ('"' or '\n' or '\r'))
            value.Append(Next == '\\' ? ReadEscape() : ReadPlain());
        length = _at + 1 - start;
        if (Next == '"')
            _at++;
        else
            Fault(AtEnd ? "The document ends too early." : "A text ends on its line; write \\n for a line break.");
        if (HasHalfCharacter(value.ToString()))
            Fault(start, length, "This text holds half of a surrogate pair.");
        return value.ToString();
    }

    private char ReadPlain()
    {
        if (Next < ' ')
            Fault(ControlCharacter);
        return _text[_at++];
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
        // What is not to be seen has no place in a message: a line break, or the NUL that stands for the end.
        if (AtEnd || Next is '\n' or '\r')
            Fault(_at - 1, 1, "A backslash needs the rest of its escape on the same line.");
        else
            Fault(letter < ' ' ? ControlCharacter : $"'\\{letter}' is no escape of JSON.");
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
        var number = _texts.Of(_text, start, _at - start);
        if (!IsNumber(number))
            Fault(start, number.Length, $"'{number}' is no number.");
        return new JsonNode(JsonKind.Number, document, start, number.Length, number);
    }

    /// <summary>As RFC 8259 writes a number: <c>-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?</c>.</summary>
    private static bool IsNumber(string number)
    {
        var at = 0;
        Skip(number, ref at, "-");
        var first = at;
        if (!Digits(number, ref at) || (number[first] == '0' && at > first + 1))
            return false;
        if (Skip(number, ref at, ".") && !Digits(number, ref at))
            return false;
        if (!Skip(number, ref at, "eE"))
            return at == number.Length;
        Skip(number, ref at, "+-");
        return Digits(number, ref at) && at == number.Length;
    }

    private static bool Skip(string number, ref int at, string any)
    {
        if (at == number.Length || any.IndexOf(number[at]) < 0)
            return false;
        at++;
        return true;
    }

    /// <summary>Steps over digits; false when there is none.</summary>
    private static bool Digits(string number, ref int at)
    {
        var start = at;
        while (at < number.Length && number[at] is >= '0' and <= '9')
            at++;
        return at > start;
    }

    private JsonNode ReadWord(string word, JsonKind kind)
    {
        if (string.CompareOrdinal(_text, _at, word, 0, word.Length) != 0)
            return NoValue();
        var node = new JsonNode(kind, document, _at, word.Length, word);
        _at += word.Length;
        return node;
    }

    private JsonNode NoValue()
    {
        Fault(AtEnd ? "The document ends too early." : "A value is expected here.");
        var node = new JsonNode(JsonKind.Null, document, _at, 0, "");
        SkipUntil(",\"{}[]\n");
        return node;
    }

    private void SkipSpace()
    {
        while (Next is ' ' or '\t' or '\r' or '\n')
            _at++;
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

    private void Fault(string message) => Fault(_at, AtEnd ? 0 : 1, message);

    private void Fault(int start, int length, string message)
    {
        if (!IsBroken)
            report(Rules.BrokenJson, document.PlaceOf(start, length), message);
        IsBroken = true;
    }
}
