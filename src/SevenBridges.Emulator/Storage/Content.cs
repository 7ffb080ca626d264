namespace SevenBridges.Emulator.Storage;

/// <summary>The bytes of a file: in memory, put together from parts, or computed.</summary>
internal abstract class Content
{
    public abstract long Length { get; }

    /// <summary>ETag that the store gives, with its quotation marks.</summary>
    public abstract string ETag { get; }

    /// <summary>Fills a buffer from an offset on.</summary>
    /// <returns>How many bytes were filled; less than asked for only at the end.</returns>
    public abstract int Read(long offset, Span<byte> buffer);

    public byte[] ToArray()
    {
        var bytes = new byte[Length];
        for (var at = 0; at < bytes.Length;)
            at += Read(at, bytes.AsSpan(at));
        return bytes;
    }

    public static Content Of(byte[] bytes) => new ByteContent(bytes);

    public static Content Of(string text) => new ByteContent(System.Text.Encoding.UTF8.GetBytes(text));
}
