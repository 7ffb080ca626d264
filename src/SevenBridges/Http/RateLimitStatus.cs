namespace SevenBridges;

/// <summary>The request budget of a token as the Platform's last answer told it.</summary>
/// <param name="Limit">How many requests a window allows.</param>
/// <param name="Remaining">How many of them are left.</param>
/// <param name="Reset">When the window ends, by the Platform's clock; null when the answer did not say so in a usable way.</param>
public sealed record RateLimitStatus(long Limit, long Remaining, DateTimeOffset? Reset);
