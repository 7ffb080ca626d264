using SevenBridges.Http;

namespace SevenBridges.Transfers;

/// <summary>Reads what an object store says about the identity of content.</summary>
internal static class ObjectTag
{
    private const string Encryption = "x-amz-server-side-encryption";
    private const string CustomerKey = "x-amz-server-side-encryption-customer-algorithm";

    /// <summary>An ETag without quotes and mark of weakness.</summary>
    public static string Value(string header) => (header.StartsWith("W/", StringComparison.Ordinal) ? header[2..] : header).Trim('"');

    /// <summary>Whether an ETag has the form of an MD5: 32 hexadecimal digits.</summary>
    public static bool LooksLikeMd5(string etag) => etag.Length == 32 && etag.All(char.IsAsciiHexDigit);

    /// <summary>Whether the store says that it encrypts with keys of its own or the customer's: its ETags then look like an MD5 and are none.</summary>
    public static bool IsEncrypted(HttpResponseMessage answer) =>
        answer.Header(CustomerKey) is not null || answer.Header(Encryption)?.StartsWith("aws:kms", StringComparison.Ordinal) == true;
}
