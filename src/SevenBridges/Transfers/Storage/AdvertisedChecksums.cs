using System.Buffers.Binary;
using System.Net.Http.Headers;

namespace SevenBridges.Transfers;

/// <summary>
/// The checksums that an object store tells in the headers of an answer: of the whole object where it was read, also by a range, and of the part where one was sent.
/// What is absent, malformed, contradicts itself, or is put together from the checksums of parts, is null.
/// </summary>
internal sealed record AdvertisedChecksums
{
    private const string BodyMd5Header = "Content-MD5";
    private const string Google = "x-goog-hash";
    private const string GoogleStored = "x-goog-stored-content-encoding";
    private const string AmazonCrc32C = "x-amz-checksum-crc32c";
    private const string AmazonSha256 = "x-amz-checksum-sha256";
    private const string AmazonType = "x-amz-checksum-type";

    /// <summary>An answer that tells none.</summary>
    public static AdvertisedChecksums None { get; } = new();

    /// <summary>16 bytes.</summary>
    public byte[]? Md5 { get; private init; }

    public uint? Crc32C { get; private init; }

    /// <summary>32 bytes.</summary>
    public byte[]? Sha256 { get; private init; }

    /// <summary>The MD5 of the body of this very answer (Content-MD5): of the range, where a range came. 16 bytes.</summary>
    public byte[]? BodyMd5 { get; private init; }

    /// <summary>Whether the object, or the part, has any; that of the body alone does not count.</summary>
    public bool HasAny => Md5 is not null || Crc32C is not null || Sha256 is not null;

    public static AdvertisedChecksums Of(HttpResponseMessage answer) => Of(answer.Headers, answer.Content.Headers);

    public static AdvertisedChecksums Of(HttpResponseHeaders answer, HttpContentHeaders content)
    {
        if (!IsTold(answer, content)) return None;
        var body = Bytes(Only(Values(content, BodyMd5Header)), 16);
        if (IsOfOtherBytes(answer, content)) return body is null ? None : new AdvertisedChecksums { BodyMd5 = body };
        var google = Values(answer, Google).ToList();
        var isWhole = Values(answer, AmazonType).All(type => !type.Equals("COMPOSITE", StringComparison.OrdinalIgnoreCase));
        return new AdvertisedChecksums
        {
            Md5 = Bytes(Named(google, "md5"), 16),
            Crc32C = Number(Bytes(Only(Named(google, "crc32c"), isWhole ? Values(answer, AmazonCrc32C) : []), 4)),
            Sha256 = isWhole ? Bytes(Only(Values(answer, AmazonSha256)), 32) : null,
            BodyMd5 = body,
        };
    }

    // Most answers tell none, and there are as many answers as parts: nothing is made for those.
    private static bool IsTold(HttpResponseHeaders answer, HttpContentHeaders content) =>
        content.NonValidated.Contains(BodyMd5Header) || answer.NonValidated.Contains(Google) || answer.NonValidated.Contains(AmazonCrc32C) || answer.NonValidated.Contains(AmazonSha256);

    // What is stored and what came are coded differently, on the way or by the store: the checksum is of the one, and the other is at hand.
    private static bool IsOfOtherBytes(HttpResponseHeaders answer, HttpContentHeaders content) =>
        Values(answer, GoogleStored).Concat(Values(content, "Content-Encoding")).Any(coding => !coding.Equals("identity", StringComparison.OrdinalIgnoreCase));

    // A header may come several times, or once with several values.
    private static IEnumerable<string> Values(HttpHeaders headers, string name)
    {
        if (!headers.NonValidated.TryGetValues(name, out var lines)) yield break;
        foreach (var line in lines)
            foreach (var value in line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                yield return value;
    }

    private static string? Named(IEnumerable<string> values, string name) =>
        Only(values.Where(value => value.StartsWith(name + "=", StringComparison.OrdinalIgnoreCase)).Select(value => value[(name.Length + 1)..]));

    private static string? Only(string? one, IEnumerable<string> others) => Only(one is null ? others : others.Prepend(one));

    // Two that differ say nothing.
    private static string? Only(IEnumerable<string> values)
    {
        var different = values.Distinct(StringComparer.Ordinal).Take(2).ToList();
        return different.Count == 1 ? different[0] : null;
    }

    // What is put together from parts ends with their number ("…=-3"), which is no Base64.
    private static byte[]? Bytes(string? base64, int length)
    {
        if (base64?.Length != (length + 2) / 3 * 4) return null;
        var bytes = new byte[length];
        return Convert.TryFromBase64String(base64, bytes, out var written) && written == length ? bytes : null;
    }

    private static uint? Number(byte[]? bytes) => bytes is null ? null : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
