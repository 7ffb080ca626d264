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
    private const string ControlCharacter = "A text may not hold a control character; write \\u and four digits.";

    private readonly string _text = document.Text;
    private readonly JsonTreeBuilder _tree = new(document);

    // For one text after the other, in one document after the other.
    [ThreadStatic]
    private static StringBuilder? _escaped;

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
        ReadValue();
        SkipSpace();
        if (!AtEnd)
            Fault("Nothing may follow the document's closing brace.");
        return new JsonNode(_tree.Build(), 0);
    }

    /// <summary>Adds one value to the tree, whatever stands there.</summary>
    private void ReadValue()
    {
        switch (Next)
        {
            case '{' or '[':
                ReadNested();
                break;
            case '"':
                var (start, text) = (_at, ReadText());
                _tree.Add(JsonKind.Text, start, text);
                break;
            case 't':
                ReadWord("true", JsonKind.Boolean);
                break;
            case 'f':
                ReadWord("false", JsonKind.Boolean);
                break;
            case 'n':
                ReadWord("null", JsonKind.Null);
                break;
            case '-' or (>= '0' and <= '9'):
                ReadNumber();
                break;
            default:
                NoValue();
                break;
        }
    }

    private void ReadNested()
    {
        if (_depth == DeepestNesting)
        {
            Fault($"Values are nested deeper than {DeepestNesting}.");
            _at = _text.Length;
            _tree.Add(JsonKind.Null, _at, SharedTexts.None);
            return;
        }

        _depth++;
        var (holder, isObject) = (_tree.Count, Next == '{');
        _tree.Add(isObject ? JsonKind.Object : JsonKind.List, _at, SharedTexts.None);
        _at++;
        if (isObject)
            ReadMembers();
        else
            ReadItems();
        _tree.Close(holder);
        if (isObject)
            _tree.CheckNames(holder, report);
        _depth--;
    }

    private void ReadMembers()
    {
        for (var isFirst = true; !Closes('}', ']', isFirst); isFirst = false)
        {
            if (Next != '"')
            {
                Fault("A member's name in quotation marks is expected here.");
                SkipUntil("\"{}[]");
                if (Next is '{' or '[')
                    PassValue();
                if (Next != '"')
                    continue;
            }

            ReadMember();
        }
    }

    /// <summary>Reads a value that has no name, and so no place in its object.</summary>
    private void PassValue()
    {
        var index = _tree.Count;
        ReadValue();
        _tree.Drop(index);
    }

    private void ReadMember()
    {
        var name = ReadText(isName: true);
        SkipSpace();
        Take(':');
        SkipSpace();
        var index = _tree.Count;
        ReadValue();
        _tree.Name(index, name);
    }

    private void ReadItems()
    {
        for (var isFirst = true; !Closes(']', '}', isFirst); isFirst = false)
            ReadValue();
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

    /// <summary>Mostly a text stands there as it is; only one with escapes or faults is put together.</summary>
    private int ReadText(bool isName = false)
    {
        var (text, start) = (_text, _at);
        var end = start + 1;
        while (end < text.Length && IsPlain(text[end]))
            end++;
        if (end == text.Length || text[end] != '"')
            return _tree.Texts.Of(ReadEscapedText());
        _at = end + 1;
        var length = end - start - 1;
        return isName || length <= SharedTexts.Longest ? _tree.Texts.Of(start + 1, length) : _tree.Texts.Of(text.Substring(start + 1, length));
    }

    private static bool IsPlain(char letter) => letter is not ('"' or '\\' or < ' ') && !char.IsSurrogate(letter);

    private string ReadEscapedText()
    {
        var start = _at++;
        var escaped = (_escaped ??= new()).Clear();
        while (!AtEnd && Next is not ('"' or '\n' or '\r'))
            escaped.Append(Next == '\\' ? ReadEscape() : ReadPlain());
        var length = _at + 1 - start;
        if (Next == '"')
            _at++;
        else
            Fault(AtEnd ? "The document ends too early." : "A text ends on its line; write \\n for a line break.");
        var value = escaped.ToString();
        if (HasHalfCharacter(value))
            Fault(start, length, "This text holds half of a surrogate pair.");
        return value;
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
            code = (code * 16) + (Next <= '9' ? Next - '0' : (Next | ' ') - 'a' + 10);
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

    private void ReadNumber()
    {
        var start = _at;
        while (!AtEnd && (Next is >= '0' and <= '9' || "+-.eE".IndexOf(Next) >= 0))
            _at++;
        var text = _text.Substring(start, _at - start);
        if (!IsNumber(text))
            Fault(start, text.Length, $"'{text}' is no number.");
        _tree.Add(JsonKind.Number, start, _tree.Texts.Of(start, text.Length));
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

    private void ReadWord(string word, JsonKind kind)
    {
        if (string.CompareOrdinal(_text, _at, word, 0, word.Length) != 0)
        {
            NoValue();
            return;
        }

        _tree.Add(kind, _at, _tree.Texts.Of(_at, word.Length));
        _at += word.Length;
    }

    private void NoValue()
    {
        Fault(AtEnd ? "The document ends too early." : "A value is expected here.");
        _tree.Add(JsonKind.Null, _at, SharedTexts.None);
        SkipUntil(",\"{}[]\n");
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
            report(Rules.BrokenJson, new Place(document, start, length), message);
        IsBroken = true;
    }
}
