namespace SevenBridges.Transfers;

/// <summary>A checksum of the whole content.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Value">Its bytes, the most significant first.</param>
internal readonly record struct ContentChecksum(ChecksumKind Kind, byte[] Value)
{
    /// <summary>Its name, for messages.</summary>
    public string Name => Kind switch { ChecksumKind.Crc32C => "CRC-32C", ChecksumKind.Md5 => "MD5", _ => "SHA-256" };

    public bool Is(ReadOnlySpan<byte> other) => Value.AsSpan().SequenceEqual(other);
}
