using System.Net;

namespace SevenBridges;

/// <summary>What is known about a failure, gathered in one place and then given to whichever exception says it.</summary>
internal sealed record ErrorFacts
{
    private static readonly IReadOnlyDictionary<string, string> NoHeaders = new Dictionary<string, string>();

    // After what it holds: static fields are set in their order.
    public static readonly ErrorFacts None = new();

    public HttpStatusCode? Status { get; init; }

    public int? Code { get; init; }

    public string? PlatformMessage { get; init; }

    public string? MoreInfo { get; init; }

    public string? RequestId { get; init; }

    public string? Operation { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = NoHeaders;

    public string? BodyStart { get; init; }

    public bool IsTransient { get; init; }

    public bool IsSafeToRepeat { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gives these facts to an exception and returns it, so that a throw is one expression.</summary>
    public T On<T>(T exception) where T : SevenBridgesException
    {
        exception.Facts = this;
        return exception;
    }
}
