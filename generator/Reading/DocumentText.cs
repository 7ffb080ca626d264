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

    /// <summary>The mark at the beginning of a file is no column of its first line.</summary>
    private static int[] LinesOf(string text)
    {
        var lines = new List<int> { text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0 };
        for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', end + 1))
            lines.Add(end + 1);
        return [.. lines];
    }
}

/// <summary>A stretch of one document: where a squiggle goes. Most are carried along and never told, so line and column are counted when somebody asks.</summary>
internal readonly struct Place(DocumentText document, int start, int length) : IEquatable<Place>
{
    public string Path => document.Path;

    public int Start { get; } = start;

    public int Length { get; } = length;

    public int Line => document.PositionOf(Start).Line;

    public int Column => document.PositionOf(Start).Column;

    /// <summary>A part of this stretch.</summary>
    public Place Within(int start, int length) => new(document, Start + start, length);

    public bool Equals(Place other) =>
        Path == other.Path && Start == other.Start && Length == other.Length && Line == other.Line && Column == other.Column;

    public override bool Equals(object? obj) => obj is Place other && Equals(other);

    public override int GetHashCode() => unchecked((StringComparer.Ordinal.GetHashCode(Path) * 31) + Start);
}
