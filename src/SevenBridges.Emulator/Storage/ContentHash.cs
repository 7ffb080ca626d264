using System.Security.Cryptography;

namespace SevenBridges.Emulator.Storage;

/// <summary>Hashes of contents of any size, read block by block.</summary>
internal static class ContentHash
{
    public static HashAlgorithmName Md5 => HashAlgorithmName.MD5;

    public static HashAlgorithmName Sha256 => HashAlgorithmName.SHA256;

    /// <returns>The hash in lower-case hexadecimal digits.</returns>
    public static string Hex(Content content, HashAlgorithmName algorithm)
    {
        using var hash = IncrementalHash.CreateHash(algorithm);
        content.ForEachBlock(block => hash.AppendData(block));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
