namespace SevenBridges.Emulator.Storage;

/// <summary>A stretch of another content, without a copy of its bytes.</summary>
internal sealed class SlicedContent(Content whole, long start, long length) : Content
{
    public override long Length { get; } = Math.Clamp(length, 0, Math.Max(0, whole.Length - start));

    public override string ETag => field ??= $"\"{ContentHash.Hex(this, ContentHash.Md5)}\"";

    public override int Read(long offset, Span<byte> buffer)
    {
        var count = (int)Math.Min(buffer.Length, Math.Max(0, Length - offset));
        return count == 0 ? 0 : whole.Read(start + offset, buffer[..count]);
    }
}
