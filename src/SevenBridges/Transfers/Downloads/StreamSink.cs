using System.Security.Cryptography;

namespace SevenBridges.Transfers;

/// <summary>The caller's stream: takes bytes one after the other and is not disposed.</summary>
internal sealed class StreamSink(Stream stream, bool hashes) : DownloadSink
{
    private readonly IncrementalHash? hash = hashes ? IncrementalHash.CreateHash(HashAlgorithmName.MD5) : null;

    public override bool TakesAnyOrder => false;

    public override string Path => "";

    public override async ValueTask WriteAsync(long offset, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
            hash?.AppendData(bytes.Span);
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException or NotSupportedException)
        {
            throw StorageFaults.Local("the target stream could not be written", failure);
        }
    }

    public override byte[]? Md5(byte[] buffer, CancellationToken cancellationToken) => hash?.GetHashAndReset();

    public override void Commit()
    {
    }

    public override void Dispose() => hash?.Dispose();
}
