using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace SevenBridges.Http;

/// <summary>A successful answer (2xx) read whole into a pooled buffer. Dispose returns the buffer.</summary>
internal sealed class ApiResponse : IDisposable
{
    private ResponseHeaders? headers;
    private byte[]? pooled;

    /// <param name="operation">What was called.</param>
    /// <param name="message">The answer; only status and headers are looked at.</param>
    /// <param name="pooled">A rented array that this response returns; null: there is no body.</param>
    /// <param name="length">How much of it is body.</param>
    public ApiResponse(Operation operation, HttpResponseMessage message, byte[]? pooled, int length)
    {
        Operation = operation;
        Message = message;
        Status = message.StatusCode;
        this.pooled = pooled;
        Body = pooled.AsMemory(0, length);
    }

    public Operation Operation { get; }

    public HttpStatusCode Status { get; init; }

    public ReadOnlyMemory<byte> Body { get; private set; }

    public string? RequestId => Redaction.Known(Message.Header(HeaderNames.RequestId), Secret);

    /// <summary>How many times the request was sent, for an error about its body.</summary>
    public int Attempts { get; set; }

    /// <summary>The token that was sent, to keep it out of whatever is shown of this answer.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? Secret { get; init; }

    /// <summary>How many items the query has in all (<c>X-Total-Matching-Query</c>); null: the server did not say.</summary>
    public long? TotalMatchingQuery =>
        long.TryParse(Message.Header(HeaderNames.TotalMatchingQuery), NumberStyles.None, CultureInfo.InvariantCulture, out var total) ? total : null;

    public IReadOnlyDictionary<string, string> Headers => headers ??= new ResponseHeaders(Message, Secret);

    private HttpResponseMessage Message { get; }

    public void Dispose()
    {
        var buffer = Interlocked.Exchange(ref pooled, null);
        Body = default;
        if (buffer is not null) ArrayPool<byte>.Shared.Return(buffer);
    }
}
