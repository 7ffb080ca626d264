using System.Buffers;

namespace SevenBridges.Emulator.Storage;

/// <summary>Takes the bytes of one part as they come.</summary>
internal abstract class PartSink : IDisposable
{
    private readonly PartHash hash;

    private PartSink(PartHash hash) => this.hash = hash;

    public long Length { get; private set; }

    public static PartSink Of(long length, EmulatorOptions options)
    {
        PartHash hash = options.OpaqueETags ? new Crc32CHash() : new Md5Hash();
        return options.Synthetic ? new Dropping(hash) : new Keeping(length, hash);
    }

    public void Append(in ReadOnlySequence<byte> bytes)
    {
        foreach (var segment in bytes)
        {
            hash.Append(segment.Span);
            Keep(segment.Span);
            Length += segment.Length;
        }
    }

    /// <summary>The part, once all its bytes came.</summary>
    public Content Finish() => Make(hash.ETag(Length));

    public void Dispose() => hash.Dispose();

    protected abstract void Keep(ReadOnlySpan<byte> bytes);

    protected abstract Content Make(string etag);

    private sealed class Keeping(long length, PartHash hash) : PartSink(hash)
    {
        private readonly byte[] bytes = GC.AllocateUninitializedArray<byte>(checked((int)length));

        protected override void Keep(ReadOnlySpan<byte> bytes) => bytes.CopyTo(this.bytes.AsSpan((int)Length));

        protected override Content Make(string etag) => new ByteContent(bytes, etag);
    }

    /// <summary>Only length and hash stay.</summary>
    private sealed class Dropping(PartHash hash) : PartSink(hash)
    {
        protected override void Keep(ReadOnlySpan<byte> bytes)
        {
            // Hashed already; a terabyte has no place here.
        }

        protected override Content Make(string etag) => new SyntheticContent("part", Length, etag);
    }
}
