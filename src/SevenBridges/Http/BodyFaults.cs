using System.Net;

namespace SevenBridges.Http;

/// <summary>Exceptions for successful answers whose body is not what it should be.</summary>
internal static class BodyFaults
{
    public static NonJsonException NonJson(
        string operation, HttpStatusCode status, string? requestId, IReadOnlyDictionary<string, string> headers, ReadOnlySpan<byte> body, Exception? cause, string? secret)
    {
        var facts = Facts(operation, status, requestId, headers) with { BodyStart = Redaction.Text(ErrorBody.Start(body), secret) };
        return facts.On(new NonJsonException($"{operation} was answered {(int)status} ({status}), but {What(facts.BodyStart)}", cause));
    }

    public static ResponseTooLargeException TooLarge(Operation operation, HttpResponseMessage answer, int cap, string? secret) =>
        Facts(operation.Id, answer.StatusCode, Redaction.Known(answer.Header(HeaderNames.RequestId), secret), new ResponseHeaders(answer, secret)).On(
            new ResponseTooLargeException($"{operation.Id} failed: the answer is larger than MaxResponseBytes ({cap} bytes after inflating)."));

    private static ErrorFacts Facts(string operation, HttpStatusCode status, string? requestId, IReadOnlyDictionary<string, string> headers) =>
        new() { Operation = operation, Status = status, RequestId = requestId, Headers = headers, IsSafeToRepeat = false };

    private static string What(string? start) =>
        start is null ? "without a body where JSON was expected." : $"with a body that is not JSON: {(start.Length > 120 ? start[..120] + "…" : start)}";
}
