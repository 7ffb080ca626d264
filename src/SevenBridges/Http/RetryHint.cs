using System.Globalization;

namespace SevenBridges.Http;

/// <summary>How long an answer asks to wait: <c>Retry-After</c> if it is usable, for a 429 else the reset of the request budget.</summary>
internal static class RetryHint
{
    /// <returns>The wait from now; null when nothing usable was said (missing, not a number, past, negative).</returns>
    public static TimeSpan? Of(HttpResponseMessage answer, RateLimitHeaders rate, DateTimeOffset serverNow)
    {
        if (Named(answer.Header(HeaderNames.RetryAfter), serverNow) is { } named) return named;
        return (int)answer.StatusCode == 429 && rate.Over is { } over ? Positive(over - serverNow) : null;
    }

    private static TimeSpan? Named(string? value, DateTimeOffset serverNow)
    {
        if (long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return Positive(TimeSpan.FromSeconds(Math.Min(seconds, int.MaxValue)));
        return DateTimeOffset.TryParseExact(value, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? Positive(date - serverNow)
            : null;
    }

    private static TimeSpan? Positive(TimeSpan wait) => wait > TimeSpan.Zero ? wait : null;
}
