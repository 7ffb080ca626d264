using System.Net;
using SevenBridges.Http;

namespace SevenBridges.Transfers;

/// <summary>What one answer tells of the whole content that its bytes are of.</summary>
/// <param name="ETag">Without quotes; null: it tells none.</param>
/// <param name="LastModified">When the content was stored, to the second; null: it does not tell.</param>
/// <param name="Checksums">Of the whole content, those first that cost least to compare.</param>
internal sealed record ContentFacts(string? ETag, DateTimeOffset? LastModified, IReadOnlyList<ContentChecksum> Checksums)
{
    private const string AzureMd5 = "x-ms-blob-content-md5";
    private const string AmazonCrc32C = "x-amz-checksum-crc32c";
    private const string AmazonSha256 = "x-amz-checksum-sha256";
    private const string AmazonType = "x-amz-checksum-type";
    private const string GoogleStored = "x-goog-stored-content-encoding";
    private const string Plain = "identity";
    private const int Md5Length = 16;

    /// <param name="answer">The answer.</param>
    /// <param name="isWhole">Whether its body is the whole content.</param>
    public static ContentFacts Of(HttpResponseMessage answer, bool isWhole)
    {
        return new ContentFacts(ObjectTag.Value(answer.Header("ETag")), answer.Content.Headers.LastModified, [.. ChecksumsOf(answer, isWhole)]);
    }

    /// <summary>Whether what is stored and what came are coded differently: what the store tells is then of other bytes.</summary>
    public static bool IsEncoded(HttpResponseMessage answer) =>
        IsOther(answer.Header(GoogleStored))
        || (answer.Content.Headers.NonValidated.Contains("Content-Encoding") && answer.Content.Headers.ContentEncoding.Any(IsOther));

    private static bool IsOther(string? coding) => coding?.Equals(Plain, StringComparison.OrdinalIgnoreCase) == false;

    private static IEnumerable<ContentChecksum> ChecksumsOf(HttpResponseMessage answer, bool isWhole)
    {
        var told = AdvertisedChecksums.Of(answer);
        var isOfRange = !isWhole && MayBeOfRange(answer);
        if (told.Crc32C is { } crc && !isOfRange) yield return new(ChecksumKind.Crc32C, ContentHash.BytesOf(crc));
        if ((told.Md5 ?? OfOtherName(answer, told)) is { } md5) yield return new(ChecksumKind.Md5, md5);
        if (told.Sha256 is { } sha256 && !isOfRange) yield return new(ChecksumKind.Sha256, sha256);
    }

    // Amazon answers a range that is a part with the checksum of that part; only where it says that it is of the full object, it is sure to be.
    private static bool MayBeOfRange(HttpResponseMessage answer) =>
        (answer.Header(AmazonCrc32C) ?? answer.Header(AmazonSha256)) is not null
        && answer.Header(AmazonType)?.Equals("FULL_OBJECT", StringComparison.OrdinalIgnoreCase) != true;

    // Azure tells the MD5 of the blob under a name of its own, because Content-MD5 is of the range where one came.
    private static byte[]? OfOtherName(HttpResponseMessage answer, AdvertisedChecksums told)
    {
        if (IsEncoded(answer)) return null;
        if (answer.Header(AzureMd5) is { } text && Md5In(text) is { } md5) return md5;
        return answer.StatusCode == HttpStatusCode.OK ? told.BodyMd5 : null;
    }

    private static byte[]? Md5In(string text)
    {
        var bytes = new byte[Md5Length];
        return Convert.TryFromBase64String(text, bytes, out var written) && written == Md5Length ? bytes : null;
    }
}
