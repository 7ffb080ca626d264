namespace SevenBridges;

/// <summary>A checksum that object stores tell of a whole content.</summary>
public enum ChecksumKind
{
    /// <summary>CRC-32C (<c>x-goog-hash</c>, <c>x-amz-checksum-crc32c</c>).</summary>
    Crc32C,

    /// <summary>MD5 (an ETag that is one, <c>x-goog-hash</c>, <c>x-ms-blob-content-md5</c>, <c>Content-MD5</c>).</summary>
    Md5,

    /// <summary>SHA-256 (<c>x-amz-checksum-sha256</c>).</summary>
    Sha256,
}
