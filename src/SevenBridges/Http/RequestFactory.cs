using System.Buffers;
using System.Net.Http.Headers;
using SevenBridges.Json;

namespace SevenBridges.Http;

/// <summary>Makes the HTTP message of a try: headers of the pipeline, of the call, and the body.</summary>
internal sealed class RequestFactory(string userAgent, bool advanceAccess)
{
    private const string Json = "application/json";

    private static readonly MediaTypeHeaderValue JsonType = new(Json);

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-.^_`|~");

    // These are the pipeline's: a caller who could set them could send the token twice, elsewhere, or to another host.
    private static readonly HashSet<string> Ours = new(StringComparer.OrdinalIgnoreCase)
    {
        HeaderNames.Token, HeaderNames.Authorization, "X-SBG-Session-Id", "Host", "Content-Length", "Transfer-Encoding", "Connection", "Expect", "Cookie",
        "Proxy-Authorization", "Content-Type",
    };

    public HttpRequestMessage Create(ApiCall call, Uri address, AccessToken token)
    {
        var message = new HttpRequestMessage(call.Operation.Method, address) { Content = ContentOf(call) };
        var headers = message.Headers;
        headers.TryAddWithoutValidation(token.HeaderName, token.HeaderValue);
        headers.TryAddWithoutValidation(HeaderNames.UserAgent, userAgent);
        if (advanceAccess || call.Operation.Advance) headers.TryAddWithoutValidation(HeaderNames.AdvanceAccess, "advance");
        if (call.Request.Headers is { Count: > 0 } own) Add(headers, own);
        else headers.TryAddWithoutValidation(HeaderNames.Accept, Json);
        return message;
    }

    /// <summary>The JSON body as it is sent in every try of a call; null: none.</summary>
    public static byte[]? Write(IJsonBody? body)
    {
        if (body is null) return null;
        // An array of its own, not the rented one: a connection may still send it when the call is long over.
        using var written = BodyWriter.Write(body);
        return written.Memory.ToArray();
    }

    /// <summary>Refuses headers that are the pipeline's own or could break out of their line.</summary>
    /// <exception cref="ValidationException">A name or value cannot be sent.</exception>
    public static void Check(IReadOnlyDictionary<string, string>? headers)
    {
        if (headers is null) return;
        foreach (var (name, value) in headers)
        {
            if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(NameCharacters)) throw Invalid(name, "its name holds characters that no header name has");
            if (Ours.Contains(name)) throw Invalid(name, "this client sets it itself");
            if (value.AsSpan().IndexOfAnyExceptInRange(' ', '~') >= 0) throw Invalid(name, "its value holds a control character or a letter outside ASCII");
        }
    }

    private static ValidationException Invalid(string name, string why) =>
        new($"The header '{Redaction.Address(name)}' cannot be sent: {why}.") { Parameter = "headers" };

    private static void Add(HttpRequestHeaders headers, IReadOnlyDictionary<string, string> own)
    {
        foreach (var (name, value) in own) headers.TryAddWithoutValidation(name, value);
        if (!headers.NonValidated.Contains(HeaderNames.Accept)) headers.TryAddWithoutValidation(HeaderNames.Accept, Json);
    }

    private static HttpContent? ContentOf(ApiCall call)
    {
        if (call.Request.Raw is { } raw)
        {
            var content = new ReadOnlyMemoryContent(raw.Content);
            content.Headers.TryAddWithoutValidation("Content-Type", raw.ContentType);
            return content;
        }

        // A POST without a body still says which type it does not send: the Platform's own samples do.
        if (call.Body is not null || call.Operation.Method == HttpMethod.Post)
            return new ByteArrayContent(call.Body ?? []) { Headers = { ContentType = JsonType } };
        // What has no content at all is repeated by sockets themselves when a connection kept alive closes without an answer, and nobody learns of it.
        return call.Operation.Repeat == Repeat.Safe ? null : new ByteArrayContent([]);
    }
}
