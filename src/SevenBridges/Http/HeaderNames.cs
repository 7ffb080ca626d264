namespace SevenBridges.Http;

/// <summary>The headers that the Platform and this client exchange.</summary>
internal static class HeaderNames
{
    public const string Token = "X-SBG-Auth-Token";
    public const string AdvanceAccess = "X-SBG-Advance-Access";
    public const string Authorization = "Authorization";
    public const string Accept = "Accept";
    public const string UserAgent = "User-Agent";
    public const string RequestId = "X-Request-Id";
    public const string TotalMatchingQuery = "X-Total-Matching-Query";
    public const string RateLimit = "X-RateLimit-Limit";
    public const string RateRemaining = "X-RateLimit-Remaining";
    public const string RateReset = "X-RateLimit-Reset";
    public const string RetryAfter = "Retry-After";
    public const string Date = "Date";
    public const string Location = "Location";

    /// <summary>The first value of a header as it stands on the wire, unparsed; null: no such header.</summary>
    public static string? Header(this HttpResponseMessage message, string name) =>
        message.Headers.NonValidated.TryGetValues(name, out var values) && values.Count > 0 ? First(values) : null;

    /// <summary>The first of the values of one header.</summary>
    public static string? First(System.Net.Http.Headers.HeaderStringValues values)
    {
        foreach (var value in values) return value.Trim();
        return null;
    }
}
