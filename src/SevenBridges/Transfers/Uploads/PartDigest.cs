using System.Buffers;
using System.Security.Cryptography;

namespace SevenBridges.Transfers;

/// <summary>The checksums of one part: taken while it is sent where it is known that they will be needed, else by reading the part again.</summary>
internal sealed class PartDigest(PartBytes part, bool takesMd5, bool takesCrc32C) : IDisposable
{
    private const int Block = 128 * (int)PartSize.Kibibyte;

    private readonly IncrementalHash? sentMd5 = takesMd5 ? IncrementalHash.CreateHash(HashAlgorithmName.MD5) : null;
    private Crc32C sentCrc32C = new();
    private byte[]? md5;
    private uint? crc32C;

    public int Part => part.Part;

    /// <summary>Whether the MD5 was taken while the part was sent.</summary>
    public bool HasMd5 => takesMd5;

    /// <summary>Takes in what is sent, in its order.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        sentMd5?.AppendData(bytes);
        if (takesCrc32C) sentCrc32C.Append(bytes);
    }

    /// <exception cref="AttemptFault">The part cannot be read again.</exception>
    public async ValueTask<byte[]> Md5Async(CancellationToken cancellationToken)
    {
        if (md5 is null && sentMd5 is not null) md5 = sentMd5.GetHashAndReset();
        if (md5 is not null) return md5;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        await ReadAgainAsync(block => hash.AppendData(block.Span), cancellationToken).ConfigureAwait(false);
        return md5 = hash.GetHashAndReset();
    }

    /// <exception cref="AttemptFault">The part cannot be read again.</exception>
    public async ValueTask<uint> Crc32CAsync(CancellationToken cancellationToken)
    {
        if (takesCrc32C) crc32C ??= sentCrc32C.Value;
        if (crc32C is { } known) return known;
        var crc = new Crc32C();
        await ReadAgainAsync(block => crc.Append(block.Span), cancellationToken).ConfigureAwait(false);
        return (crc32C = crc.Value).Value;
    }

    public void Dispose() => sentMd5?.Dispose();

    private async Task ReadAgainAsync(Action<ReadOnlyMemory<byte>> take, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Block);
        try
        {
            for (long at = 0; at < part.Length;)
            {
                var block = buffer.AsMemory(0, (int)Math.Min(buffer.Length, part.Length - at));
                await part.FillAsync(at, block, cancellationToken).ConfigureAwait(false);
                take(block);
                at += block.Length;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
