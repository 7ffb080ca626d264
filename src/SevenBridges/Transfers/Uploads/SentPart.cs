namespace SevenBridges.Transfers;

/// <summary>A part that the object store has taken, before anyone has looked at what it says of the part's content.</summary>
/// <param name="Receipt">What the Platform wants to be told.</param>
/// <param name="Digest">The checksums of what was sent.</param>
/// <param name="ETag">The ETag without its quotes; null: there is none.</param>
/// <param name="IsEncrypted">The object store says that its ETags are no MD5s, whatever they look like.</param>
/// <param name="Advertised">The checksums that the object store tells besides.</param>
internal sealed record SentPart(PartReceipt Receipt, PartDigest Digest, string? ETag, bool IsEncrypted, AdvertisedChecksums Advertised)
{
    /// <summary>Whether the ETag may be the MD5 of the part.</summary>
    public bool MayHaveMd5 => !IsEncrypted && ETag is not null && ObjectTag.LooksLikeMd5(ETag);

    /// <summary>Whether the ETag is the MD5 of what was sent.</summary>
    public async ValueTask<bool> HasItsMd5Async(CancellationToken cancellationToken) =>
        MayHaveMd5 && Convert.ToHexString(await Digest.Md5Async(cancellationToken).ConfigureAwait(false)).Equals(ETag, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the checksum that the object store tells besides is that of what was sent; null: it tells none that can be compared.</summary>
    public async ValueTask<bool?> AgreesAsync(CancellationToken cancellationToken)
    {
        if (Advertised.Md5 is { } md5 && (Digest.HasMd5 || Advertised.Crc32C is null))
            return (await Digest.Md5Async(cancellationToken).ConfigureAwait(false)).AsSpan().SequenceEqual(md5);
        return Advertised.Crc32C is { } crc32C ? crc32C == await Digest.Crc32CAsync(cancellationToken).ConfigureAwait(false) : null;
    }
}
