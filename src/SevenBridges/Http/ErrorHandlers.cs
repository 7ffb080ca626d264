using System.Net;

namespace SevenBridges;

/// <summary>
/// The handlers that users of the Platform's Python library know, for <see cref="SevenBridgesClient.AddErrorHandler"/>. The client waits out rate limits and
/// maintenance by itself; these go on where that ends, without an end of their own but <c>TotalTimeout</c>. None repeats a call that could do its work twice.
/// </summary>
public static class ErrorHandlers
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(300);

    /// <summary>Waits until the rate limit's reset, or 300 seconds when that is unknown, and repeats.</summary>
    public static Func<ErrorContext, CancellationToken, ValueTask<ErrorDecision>> RateLimit { get; } = (error, _) =>
        new(error.Failure is TooManyRequestsException ? ErrorDecision.RepeatAfter(error.Failure.RetryAfter ?? Pause) : ErrorDecision.GiveUp);

    /// <summary>Waits 300 seconds while the Platform is under maintenance (503 with code 0), and repeats.</summary>
    public static Func<ErrorContext, CancellationToken, ValueTask<ErrorDecision>> Maintenance { get; } = (error, _) =>
        new(error.Failure.IsMaintenance ? ErrorDecision.RepeatAfter(Pause) : ErrorDecision.GiveUp);

    /// <summary>Waits 300 seconds after any status of 500 and above, and repeats.</summary>
    public static Func<ErrorContext, CancellationToken, ValueTask<ErrorDecision>> ServerErrors { get; } = (error, _) =>
        new(error.Failure is { Status: >= HttpStatusCode.InternalServerError, IsSafeToRepeat: true } ? ErrorDecision.RepeatAfter(Pause) : ErrorDecision.GiveUp);
}
