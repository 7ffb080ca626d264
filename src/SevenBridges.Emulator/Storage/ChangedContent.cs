namespace SevenBridges.Emulator.Storage;

/// <summary>Other bytes of the same length: each is the opposite of what was there.</summary>
internal sealed class ChangedContent(Content before) : Content
{
    public override long Length => before.Length;

    public override string ETag { get; } = ETagOfOther(before.ETag);

    public override int Read(long offset, Span<byte> buffer)
    {
        var count = before.Read(offset, buffer);
        foreach (ref var value in buffer[..count])
            value = (byte)~value;
        return count;
    }

    /// <summary>An ETag of the same form that belongs to other bytes.</summary>
    public static string ETagOfOther(string etag) => string.Concat(etag.Select(letter => letter switch
    {
        >= '0' and <= '8' or >= 'a' and <= 'e' when char.IsAsciiHexDigit(letter) => (char)(letter + 1),
        '9' => 'a',
        'f' => '0',
        _ => letter,
    }));
}
