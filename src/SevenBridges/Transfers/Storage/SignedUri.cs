using System.Net;

namespace SevenBridges.Transfers;

/// <summary>Reads the signed addresses that the Platform gives.</summary>
internal static class SignedUri
{
    /// <summary>The address, character by character as it was signed: the usual repairs of an address would break some signatures.</summary>
    /// <param name="text">What the Platform sent.</param>
    /// <param name="operation">The operation that gave it, for the message.</param>
    /// <param name="allowInsecure">Whether plain http may go beyond this machine.</param>
    /// <exception cref="InvalidResponseException">It is no address, or one that would carry the content in plain text.</exception>
    public static Uri Parse(string? text, string operation, bool allowInsecure)
    {
        if (Exact(text) is not { } address) throw Invalid("no web address", operation);
        if (address.Scheme == "http" && !allowInsecure && !IsLoopback(address.DnsSafeHost))
            throw Invalid($"an address at {address.Host} without encryption; AllowInsecureHttp permits it", operation);
        return address;
    }

    /// <summary>Where a redirect leads, character by character too: it may be signed as well.</summary>
    /// <returns>Null: to no web address.</returns>
    public static Uri? Redirected(Uri from, string location)
    {
        var isPath = location.StartsWith('/') && !location.StartsWith("//", StringComparison.Ordinal);
        if (isPath) return Exact(from.GetLeftPart(UriPartial.Authority) + location);
        return Exact(location) ?? (Uri.TryCreate(from, location, out var next) && IsWeb(next) ? next : null);
    }

    private static Uri? Exact(string? text)
    {
        var isExact = text is not null && text.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0 && !text.Contains('#', StringComparison.Ordinal);
        var how = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = isExact };
        return Uri.TryCreate(text, in how, out var address) && IsWeb(address) ? address : null;
    }

    private static bool IsWeb(Uri address) => address.IsAbsoluteUri && address.Scheme is "https" or "http";

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static InvalidResponseException Invalid(string what, string operation) =>
        new ErrorFacts { Operation = operation }.On(new InvalidResponseException($"The signed address that {operation} gave is {what}.") { JsonPath = "$.url" });
}
