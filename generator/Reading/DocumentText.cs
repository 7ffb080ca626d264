namespace SevenBridges.Generator.Reading;

/// <summary>The text of one document, and where its lines begin.</summary>
internal sealed class DocumentText(string path, string text)
{
    // Counted when the first place is told; two threads that do it at once find the same.
    private int[]? _lines;

    public string Path { get; } = path;

    /// <summary>The name by which other documents refer to this one.</summary>
    public string Name { get; } = SchemaFile.NameOf(path);

    public string Text { get; } = text;

    /// <summary>The line and column of a character; both count from 0, as Roslyn's do.</summary>
    public (int Line, int Column) PositionOf(int start)
    {
        var lines = _lines ??= LinesOf(Text);
        var found = Array.BinarySearch(lines, start);
        var line = found >= 0 ? found : Math.Max(~found - 1, 0);
        return (line, start - lines[line]);
    }

    /// <summary>How long the value is that begins here; an object or a list counts as its opening bracket.</summary>
    public int LengthOf(int start) => start == Text.Length ? 0 : Text[start] switch
    {
        '{' or '[' => 1,
        '"' => EndOfText(start) - start,
        _ => EndOfWord(start) - start,
    };

    private int EndOfText(int start)
    {
        var end = start + 1;
        while (end < Text.Length && Text[end] is not ('"' or '\n' or '\r'))
            end += Text[end] == '\\' ? 2 : 1;
        return Math.Min(end + 1, Text.Length);
    }

    /// <summary>The end of a number, or of a word such as <c>true</c>.</summary>
    private int EndOfWord(int start)
    {
        var end = start;
        while (end < Text.Length && (char.IsLetterOrDigit(Text[end]) || Text[end] is '+' or '-' or '.'))
            end++;
        return end;
    }

    /// <summary>Where the name of the value stands that begins here: before it, and before the colon.</summary>
    public (int Start, int Length) NameBefore(int value)
    {
        var end = value - 1;
        while (end > 0 && Text[end] != '"')
            end--;
        var start = end - 1;
        while (start > 0 && (Text[start] != '"' || IsEscaped(start)))
            start--;
        return (Math.Max(start, 0), end - Math.Max(start, 0) + 1);
    }

    /// <summary>An odd number of backslashes stands before it.</summary>
    private bool IsEscaped(int at)
    {
        var first = at;
        while (first > 0 && Text[first - 1] == '\\')
            first--;
        return (at - first) % 2 == 1;
    }

    /// <summary>The mark at the beginning of a file is no column of its first line.</summary>
    private static int[] LinesOf(string text)
    {
        var lines = new List<int> { text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0 };
        for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', end + 1))
            lines.Add(end + 1);
        return [.. lines];
    }
}

/// <summary>A stretch of one document: where a squiggle goes. Most are carried along and never told, so where it ends, and on which line it is, is looked up when somebody asks.</summary>
internal readonly struct Place : IEquatable<Place>
{
    private const int WholeValue = -1;
    private const int NameOfValue = -2;

    private readonly DocumentText _document;
    private readonly int _start;
    private readonly int _length;

    public Place(DocumentText document, int start, int length) => (_document, _start, _length) = (document, start, length);

    public string Path => _document.Path;

    public int Start => _length == NameOfValue ? _document.NameBefore(_start).Start : _start;

    public int Length => _length switch
    {
        WholeValue => _document.LengthOf(_start),
        NameOfValue => _document.NameBefore(_start).Length,
        _ => _length,
    };

    public int Line => _document.PositionOf(Start).Line;

    public int Column => _document.PositionOf(Start).Column;

    public static Place OfValue(DocumentText document, int start) => new(document, start, WholeValue);

    /// <summary>The name of the value that begins here, its quotation marks included.</summary>
    public static Place OfName(DocumentText document, int start) => new(document, start, NameOfValue);

    /// <summary>A part of this stretch.</summary>
    public Place Within(int start, int length) => new(_document, Start + start, length);

    public bool Equals(Place other) =>
        Path == other.Path && Start == other.Start && Length == other.Length && Line == other.Line && Column == other.Column;

    public override bool Equals(object? obj) => obj is Place other && Equals(other);

    public override int GetHashCode() => unchecked((StringComparer.Ordinal.GetHashCode(Path) * 31) + Start);
}
