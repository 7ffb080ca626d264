using System.Globalization;

namespace SevenBridges.Http;

/// <summary>What an answer says about the request budget, as far as it makes sense; the reset is by the Platform's clock.</summary>
/// <param name="Limit">Requests in a window.</param>
/// <param name="Remaining">Requests left of it.</param>
/// <param name="Reset">When the next window opens.</param>
/// <param name="Date">The <c>Date</c> header, by which the Platform's clock is known.</param>
internal readonly record struct RateLimitHeaders(long? Limit, long? Remaining, DateTimeOffset? Reset, string? Date)
{
    // Unix seconds have ten digits until the year 2286; what is above is milliseconds, up to the year 9000: the calendar must not end on the way.
    private const long LeastMilliseconds = 100_000_000_000;
    private const long MostMilliseconds = 221_845_392_000_000;

    /// <summary>A reset in whole seconds may have been cut: the window may last nearly a second longer.</summary>
    private static readonly TimeSpan Cut = TimeSpan.FromSeconds(1);

    /// <summary>When the window is surely over, by the Platform's clock.</summary>
    public DateTimeOffset? Over => Reset is { } reset && reset.Millisecond == 0 ? reset + Cut : Reset;

    /// <summary>Reads them in one pass: each look-up by name costs as much as the pass.</summary>
    public static RateLimitHeaders Of(HttpResponseMessage answer)
    {
        long? limit = null, remaining = null, reset = null;
        string? date = null;
        foreach (var (name, values) in answer.Headers.NonValidated)
        {
            if (Is(name, HeaderNames.RateLimit)) limit = Number(HeaderNames.First(values));
            else if (Is(name, HeaderNames.RateRemaining)) remaining = Number(HeaderNames.First(values));
            else if (Is(name, HeaderNames.RateReset)) reset = Number(HeaderNames.First(values));
            else if (Is(name, HeaderNames.Date)) date = HeaderNames.First(values);
        }

        return new(limit, remaining, Time(reset), date);
    }

    private static bool Is(string name, string known) => name.Length == known.Length && name.Equals(known, StringComparison.OrdinalIgnoreCase);

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTimeOffset? Time(long? number) => number switch
    {
        null or 0 or > MostMilliseconds => null,
        < LeastMilliseconds => DateTimeOffset.FromUnixTimeSeconds(number.Value),
        _ => DateTimeOffset.FromUnixTimeMilliseconds(number.Value),
    };
}
