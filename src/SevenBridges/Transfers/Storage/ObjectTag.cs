using SevenBridges.Http;

namespace SevenBridges.Transfers;

/// <summary>Reads what an object store says about the identity of content.</summary>
internal static class ObjectTag
{
    private const string Encryption = "x-amz-server-side-encryption";
    private const string CustomerKey = "x-amz-server-side-encryption-customer-algorithm";

    /// <summary>An ETag without quotes and mark of weakness; null: there is none, or one with nothing in its quotes, which tells no content from another.</summary>
    public static string? Value(string? header)
    {
        if (header is null) return null;
        var value = (header.StartsWith("W/", StringComparison.Ordinal) ? header[2..] : header).Trim('"');
        return value.Length > 0 ? value : null;
    }

    /// <summary>Whether an ETag has the form of an MD5: 32 hexadecimal digits.</summary>
    public static bool LooksLikeMd5(string etag) => etag.Length == 32 && etag.All(char.IsAsciiHexDigit);

    /// <summary>Whether the store says that it encrypts with keys of its own or the customer's: its ETags then look like an MD5 and are none.</summary>
    public static bool IsEncrypted(HttpResponseMessage answer) =>
        answer.Header(CustomerKey) is not null || answer.Header(Encryption)?.StartsWith("aws:kms", StringComparison.Ordinal) == true;
}
