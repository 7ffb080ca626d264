using System.Buffers;

namespace SevenBridges.Emulator.Storage;

/// <summary>Walks through contents that are too large to hold.</summary>
internal static class ContentBlocks
{
    private const int BlockSize = 128 * 1024;

    public delegate void BlockAction(ReadOnlySpan<byte> block);

    /// <returns>Whether the next block is wanted.</returns>
    public delegate bool BlockStep(ReadOnlySpan<byte> block);

    public static void ForEachBlock(this Content content, BlockAction action) => content.WhileBlocks(block =>
    {
        action(block);
        return true;
    });

    public static void WhileBlocks(this Content content, BlockStep step)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BlockSize);
        try
        {
            for (long offset = 0; offset < content.Length;)
            {
                var count = content.Read(offset, buffer.AsSpan(0, BlockSize));
                if (count == 0 || !step(buffer.AsSpan(0, count)))
                    return;
                offset += count;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The lines without their ends; a last line without one counts too.</summary>
    public static List<byte[]> Lines(this Content content)
    {
        var lines = new List<byte[]>();
        var open = new ArrayBufferWriter<byte>();
        content.ForEachBlock(block =>
        {
            for (int end; (end = block.IndexOf((byte)'\n')) >= 0; block = block[(end + 1)..])
            {
                open.Write(block[..end]);
                lines.Add(open.WrittenSpan.ToArray());
                open.ResetWrittenCount();
            }

            open.Write(block);
        });
        if (open.WrittenCount > 0)
            lines.Add(open.WrittenSpan.ToArray());
        return lines;
    }

    /// <summary>Offset behind the n-th line end; the content's length when it has fewer.</summary>
    public static long EndOfLine(this Content content, long line)
    {
        if (line <= 0)
            return 0;
        var (at, left, found) = (0L, line, -1L);
        content.WhileBlocks(block =>
        {
            for (var index = 0; found < 0 && index < block.Length; index++)
            {
                if (block[index] == '\n' && --left == 0)
                    found = at + index + 1;
            }

            at += block.Length;
            return found < 0;
        });
        return found < 0 ? content.Length : found;
    }

    public static long CountLineEnds(this Content content)
    {
        long count = 0;
        content.ForEachBlock(block => count += block.Count((byte)'\n'));
        return count;
    }
}
