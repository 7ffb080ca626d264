using System.Globalization;

namespace SevenBridges.Http;

/// <summary>What an answer says about the request budget, as far as it makes sense; the reset is by the Platform's clock.</summary>
internal readonly record struct RateLimitHeaders(long? Limit, long? Remaining, DateTimeOffset? Reset)
{
    // Unix seconds have ten digits until the year 2286; what is above is milliseconds.
    private const long LeastMilliseconds = 100_000_000_000;
    private const long MostMilliseconds = 253_402_300_799_000;

    /// <summary>A reset in whole seconds may have been cut: the window may last nearly a second longer.</summary>
    private static readonly TimeSpan Cut = TimeSpan.FromSeconds(1);

    /// <summary>When the window is surely over, by the Platform's clock.</summary>
    public DateTimeOffset? Over => Reset is { } reset && reset.Millisecond == 0 ? reset + Cut : Reset;

    public static RateLimitHeaders Of(HttpResponseMessage answer) => new(
        Number(answer.Header(HeaderNames.RateLimit)),
        Number(answer.Header(HeaderNames.RateRemaining)),
        Time(Number(answer.Header(HeaderNames.RateReset))));

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTimeOffset? Time(long? number) => number switch
    {
        null or 0 or > MostMilliseconds => null,
        < LeastMilliseconds => DateTimeOffset.FromUnixTimeSeconds(number.Value),
        _ => DateTimeOffset.FromUnixTimeMilliseconds(number.Value),
    };
}
