using System.Diagnostics;

namespace SevenBridges.Http;

/// <summary>
/// Follows each request of a client for all who want to know of it: the usage counter, log, spans and meters, and captures of responses.
/// </summary>
internal sealed class Observation(UsageCounter usage, Telemetry telemetry, AsyncLocal<ResponseCapture?> captures, TimeProvider clock)
{
    /// <summary>Begins a request; <see cref="Answered"/> or <see cref="Failed"/> ends it.</summary>
    public Sent Begin(ApiCall call, Uri address)
    {
        usage.Count(call.Operation.Id);
        return new(clock.GetUtcNow(), clock.GetTimestamp(), telemetry.Begin(call, address));
    }

    public void Answered(Sent sent, ApiCall call, HttpResponseMessage answer, RateLimitHeaders rate)
    {
        var elapsed = clock.GetElapsedTime(sent.Timestamp);
        telemetry.Answered(sent.Span, elapsed, call, answer, rate);
        captures.Value?.Add(new(
            call.Operation.Id, answer.StatusCode, Redaction.Known(answer.Header(HeaderNames.RequestId), call.Token?.Secret), new ResponseHeaders(answer, call.Token?.Secret), call.Attempts, elapsed));
    }

    public void Failed(Sent sent, ApiCall call, Exception failure) => telemetry.Failed(sent.Span, clock.GetElapsedTime(sent.Timestamp), call, failure);

    /// <summary>A request on its way: when it was sent, and its span if somebody listens.</summary>
    internal readonly record struct Sent(DateTimeOffset Time, long Timestamp, Activity? Span);
}
