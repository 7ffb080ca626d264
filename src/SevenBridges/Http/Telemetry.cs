using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace SevenBridges.Http;

/// <summary>
/// What operators see of each request: a log line, a span and a measurement, named as the OpenTelemetry conventions for HTTP clients say. Nobody listening
/// costs nearly nothing; nothing told holds a token, a query or a header's secret.
/// </summary>
internal sealed partial class Telemetry(PlatformOrigin origin, ILogger logger)
{
    /// <summary>The name of the <see cref="ActivitySource"/> and of the <see cref="Meter"/>.</summary>
    public const string Name = "SevenBridges";

    private static readonly ActivitySource Source = new(Name, UserAgent.Version);
    private static readonly Meter Meter = new(Name, UserAgent.Version);

    private static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "http.client.request.duration", "s", "Duration of HTTP client requests.", tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] });

    private static readonly Counter<long> Waits = Meter.CreateCounter<long>("sevenbridges.client.waits", "{wait}", "Waits inside calls, by reason.");

    private static readonly Gauge<long> Remaining = Meter.CreateGauge<long>(
        "sevenbridges.client.rate_limit.remaining", "{request}", "Requests that the Platform's window has left.");

    private const string OtherMethod = "_OTHER";

    private static readonly HashSet<string> KnownMethods = ["GET", "POST", "PATCH", "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT"];

    private static readonly string[] WaitNames = [.. Enum.GetNames<WaitReason>().Select(name => name.ToLowerInvariant())];

    public static void CountWait(WaitReason reason) => Waits.Add(1, new KeyValuePair<string, object?>("reason", WaitNames[(int)reason]));

    /// <summary>Begins a request; <see cref="Answered"/> or <see cref="Failed"/> ends it.</summary>
    public Activity? Begin(ApiCall call, Uri address)
    {
        if (logger.IsEnabled(LogLevel.Debug)) RequestSent(logger, call.Operation.Id, call.Operation.Method, Redaction.Address(address), call.Attempts);
        return Source.HasListeners() ? StartSpan(call, address) : null;
    }

    public void Answered(Activity? span, TimeSpan elapsed, ApiCall call, HttpResponseMessage answer, RateLimitHeaders rate)
    {
        var status = (int)answer.StatusCode;
        var error = status >= 400 ? status.ToString(CultureInfo.InvariantCulture) : null;
        if (logger.IsEnabled(LogLevel.Debug))
            RequestAnswered(logger, call.Operation.Id, status, elapsed.TotalMilliseconds, Redaction.Known(answer.Header(HeaderNames.RequestId), call.Token?.Secret));
        if (logger.IsEnabled(LogLevel.Trace)) LogHeaders(call, answer);
        if (rate.Remaining is { } left && Remaining.Enabled) Remaining.Record(left, new KeyValuePair<string, object?>("server.address", origin.Host));
        if (span is not null) EndSpan(span, status, error, answer.Version);
        if (Duration.Enabled) Measure(call, elapsed, status, error, answer.Version);
    }

    public void Failed(Activity? span, TimeSpan elapsed, ApiCall call, Exception failure)
    {
        if (logger.IsEnabled(LogLevel.Information)) RequestFailed(logger, call.Operation.Id, elapsed.TotalMilliseconds, TypeOf(failure));
        if (span is not null) EndSpan(span, null, TypeOf(failure), null);
        if (Duration.Enabled) Measure(call, elapsed, null, TypeOf(failure), null);
    }

    private Activity? StartSpan(ApiCall call, Uri address)
    {
        var method = MethodOf(call);
        var name = method == OtherMethod ? "HTTP" : method;
        var span = Source.StartActivity(call.Operation.Template is { } template ? $"{name} {template}" : name, ActivityKind.Client);
        if (span is not { IsAllDataRequested: true }) return span;
        span.SetTag("http.request.method", method).SetTag("server.address", origin.Host).SetTag("server.port", origin.Port);
        if (method == OtherMethod) span.SetTag("http.request.method_original", call.Operation.Method.Method);
        span.SetTag("url.full", Redaction.Address(address)).SetTag("sevenbridges.operation", call.Operation.Id);
        if (call.Operation.Template is not null) span.SetTag("url.template", call.Operation.Template);
        if (call.Attempts > 1) span.SetTag("http.request.resend_count", call.Attempts - 1);
        return span;
    }

    private static void EndSpan(Activity span, int? status, string? error, Version? version)
    {
        if (status is not null) span.SetTag("http.response.status_code", status);
        if (version is not null) span.SetTag("network.protocol.version", VersionOf(version));
        if (error is not null) span.SetTag("error.type", error).SetStatus(ActivityStatusCode.Error);
        span.Dispose();
    }

    private void Measure(ApiCall call, TimeSpan elapsed, int? status, string? error, Version? version)
    {
        var tags = new TagList
        {
            { "http.request.method", MethodOf(call) },
            { "server.address", origin.Host },
            { "server.port", origin.Port },
            { "url.scheme", origin.Scheme },
        };
        if (call.Operation.Template is not null) tags.Add("url.template", call.Operation.Template);
        if (status is not null) tags.Add("http.response.status_code", status);
        if (error is not null) tags.Add("error.type", error);
        if (version is not null) tags.Add("network.protocol.version", VersionOf(version));
        Duration.Record(elapsed.TotalSeconds, tags);
    }

    private static string VersionOf(Version version) => version.Minor == 0 && version.Major > 1 ? $"{version.Major}" : version.ToString();

    /// <summary>The convention wants few values here: a method that HTTP does not know is <c>_OTHER</c>.</summary>
    private static string MethodOf(ApiCall call) => KnownMethods.Contains(call.Operation.Method.Method) ? call.Operation.Method.Method : OtherMethod;

    private void LogHeaders(ApiCall call, HttpResponseMessage answer)
    {
        foreach (var (name, value) in new ResponseHeaders(answer, call.Token?.Secret)) HeaderReceived(logger, call.Operation.Id, name, value);
    }

    private static string TypeOf(Exception failure) => failure switch
    {
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } known => Words(known.HttpRequestError),
        OperationCanceledException => "timeout_or_cancelled",
        _ => failure.GetType().FullName ?? failure.GetType().Name,
    };

    /// <summary>The convention's spelling of .NET's words: <c>NameResolutionError</c> is <c>name_resolution_error</c>.</summary>
    private static string Words(HttpRequestError error) =>
        string.Concat(error.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));

    [LoggerMessage(LogEvents.RequestSent, LogLevel.Debug, "{Operation}: {Method} {Address} is sent (request {Attempt} of this call).", SkipEnabledCheck = true)]
    private static partial void RequestSent(ILogger logger, string operation, HttpMethod method, string address, int attempt);

    [LoggerMessage(
        LogEvents.RequestAnswered, LogLevel.Debug, "{Operation}: answered {Status} after {Milliseconds:0.0} ms, request id {RequestId}.",
        SkipEnabledCheck = true)]
    private static partial void RequestAnswered(ILogger logger, string operation, int status, double milliseconds, string? requestId);

    [LoggerMessage(
        LogEvents.RequestFailed, LogLevel.Information, "{Operation}: no answer after {Milliseconds:0.0} ms ({Error}).", SkipEnabledCheck = true)]
    private static partial void RequestFailed(ILogger logger, string operation, double milliseconds, string error);

    [LoggerMessage(LogEvents.HeaderReceived, LogLevel.Trace, "{Operation}: {Name}: {Value}", SkipEnabledCheck = true)]
    private static partial void HeaderReceived(ILogger logger, string operation, string name, string value);
}
