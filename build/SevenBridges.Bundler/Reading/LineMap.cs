using System.Text;

namespace SevenBridges.Bundler;

/// <summary>Turns an offset in UTF-8 text into line and column.</summary>
internal sealed class LineMap
{
    private readonly ReadOnlyMemory<byte> text;
    private readonly List<int> starts = [0];

    public LineMap(ReadOnlyMemory<byte> text)
    {
        this.text = text;
        for (var i = 0; i < text.Length; i++)
        {
            if (text.Span[i] == (byte)'\n')
                starts.Add(i + 1);
        }
    }

    public Position At(long offset)
    {
        var found = starts.BinarySearch((int)offset);
        var line = found >= 0 ? found : ~found - 1;
        var before = text.Span[starts[line]..(int)offset];
        return new Position(line + 1, Encoding.UTF8.GetCharCount(before) + 1);
    }

    /// <summary>The place that the parser names by line and byte, both counted from 0.</summary>
    public Position At(long line, long byteInLine) => At(Math.Min(starts[(int)Math.Min(line, starts.Count - 1)] + byteInLine, text.Length));
}
