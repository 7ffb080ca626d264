namespace SevenBridges.Emulator.Storage;

/// <summary>Several contents, one behind the other, without a copy of their bytes.</summary>
internal sealed class JoinedContent : Content
{
    private readonly Content[] parts;
    private readonly long[] starts;

    public JoinedContent(IEnumerable<Content> parts)
    {
        this.parts = [.. parts.Where(part => part.Length > 0)];
        starts = new long[this.parts.Length];
        foreach (var (index, part) in this.parts.Index())
        {
            starts[index] = Length;
            Length += part.Length;
        }
    }

    public override long Length { get; }

    public override string ETag => field ??= $"\"{ContentHash.Hex(this, ContentHash.Md5)}\"";

    public override int Read(long offset, Span<byte> buffer)
    {
        var filled = 0;
        for (var index = PartAt(offset); index < parts.Length && filled < buffer.Length; index++)
            filled += parts[index].Read(offset + filled - starts[index], buffer[filled..]);
        return filled;
    }

    private int PartAt(long offset)
    {
        var found = Array.BinarySearch(starts, offset);
        return found >= 0 ? found : Math.Max(0, ~found - 1);
    }
}
