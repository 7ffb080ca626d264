using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;

namespace SevenBridges;

/// <summary>The answer to a raw request (<see cref="SevenBridgesClient.SendAsync"/>), as the Platform gave it. Holds no resources.</summary>
public sealed class PlatformResponse
{
    /// <summary>The HTTP status, a 2xx.</summary>
    public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

    /// <summary>The headers; names compare without regard to case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The id under which the Platform's support finds the request; null when the answer had none.</summary>
    public string? RequestId { get; init; }

    /// <summary>The body's bytes, inflated; empty when there was none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The description's id of the operation, or <c>raw.get</c> and so on.</summary>
    public string Operation { get; init; } = "raw";

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string? Secret { get; init; }

    internal int Attempts { get; init; }

    /// <summary>The body as text.</summary>
    /// <returns>The text; bytes that are not UTF-8 become U+FFFD.</returns>
    public string Text() => Encoding.UTF8.GetString(Body.Span);

    /// <summary>The body as JSON.</summary>
    /// <returns>The value; it stays valid.</returns>
    /// <exception cref="NonJsonException">The body is empty or not JSON.</exception>
    public JsonElement Json()
    {
        try
        {
            using var document = JsonDocument.Parse(Body);
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            var fault = Http.BodyFaults.NonJson(Operation, Status, RequestId, Headers, Body.Span, e, Secret);
            fault.Attempts = Attempts;
            throw fault;
        }
    }

    /// <summary>Names status and length, never the content.</summary>
    /// <returns>A short text for people.</returns>
    public override string ToString() => $"{(int)Status} {Status}, {Body.Length} bytes";
}
