namespace SevenBridges.Generator.Reading;

/// <summary>The text of one document, and where its lines begin.</summary>
internal sealed class DocumentText(string path, string text)
{
    // Counted when the first place is asked for; two threads that do it at once find the same.
    private int[]? _lines;

    public string Path { get; } = path;

    /// <summary>The name by which other documents refer to this one.</summary>
    public string Name { get; } = SchemaFile.NameOf(path);

    public string Text { get; } = text;

    /// <summary>A stretch with its line and column; both count from 0, as Roslyn's do.</summary>
    public Place PlaceOf(int start, int length)
    {
        var lines = _lines ??= LinesOf(Text);
        var found = Array.BinarySearch(lines, start);
        var line = found >= 0 ? found : Math.Max(~found - 1, 0);
        return new Place(Path, start, length, line, start - lines[line]);
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

/// <summary>A stretch of one document: where a squiggle goes.</summary>
internal readonly record struct Place(string Path, int Start, int Length, int Line, int Column);
