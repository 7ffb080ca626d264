using System.Buffers;
using System.Security.Cryptography;

namespace SevenBridges.Emulator.Storage;

/// <summary>Takes the bytes of one part as they come.</summary>
internal abstract class PartSink : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);

    public long Length { get; private set; }

    public void Append(in ReadOnlySequence<byte> bytes)
    {
        foreach (var segment in bytes)
        {
            hash.AppendData(segment.Span);
            Keep(segment.Span);
            Length += segment.Length;
        }
    }

    /// <summary>The part, once all its bytes came.</summary>
    public Content Finish() => Make($"\"{Convert.ToHexStringLower(hash.GetHashAndReset())}\"");

    public void Dispose() => hash.Dispose();

    public static PartSink Of(long length, bool isSynthetic) => isSynthetic ? new Dropping() : new Keeping(length);

    protected abstract void Keep(ReadOnlySpan<byte> bytes);

    protected abstract Content Make(string etag);

    private sealed class Keeping(long length) : PartSink
    {
        private readonly byte[] bytes = GC.AllocateUninitializedArray<byte>(checked((int)length));

        protected override void Keep(ReadOnlySpan<byte> bytes) => bytes.CopyTo(this.bytes.AsSpan((int)Length));

        protected override Content Make(string etag) => new ByteContent(bytes, etag);
    }

    /// <summary>Only length and hash stay.</summary>
    private sealed class Dropping : PartSink
    {
        protected override void Keep(ReadOnlySpan<byte> bytes)
        {
            // Hashed already; a terabyte has no place here.
        }

        protected override Content Make(string etag) => new SyntheticContent("part", Length, etag);
    }
}
