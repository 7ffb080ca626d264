using System.Globalization;
using System.Text;
using SevenBridges.Json;

namespace SevenBridges.Http;

/// <content>What emitted code calls: a request goes in, a value comes out.</content>
internal sealed partial class ApiContext
{
    public static InvalidOperationException NotConnected(string client) =>
        new($"This {client} has no connection: it was made by a test. Override what the test calls, or take the client from a SevenBridgesClient.");

    public async Task<T> SendAsync<T>(RequestBuilder request, JsonRead<T> read, CancellationToken cancellationToken)
    {
        var sent = request.Build();
        using var response = await Transport.SendAsync(sent, cancellationToken).ConfigureAwait(false);
        var answer = Parse(response, read);
        (answer as PlatformModel)?.CameBy(sent);
        return answer;
    }

    public async Task SendAsync(RequestBuilder request, CancellationToken cancellationToken)
    {
        using var response = await Transport.SendAsync(request.Build(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the whole answer; what is wrong with it becomes an error that names operation and JSON path.</summary>
    public T Parse<T>(ApiResponse response, JsonRead<T> read)
    {
        var body = response.Body.Span;
        if (!LooksLikeJson(body))
            throw NotJson(response);
        var answer = JsonAnswer.Read(body, Client, read, fault => Invalid(response, fault));
        if (answer is IBulkAnswer bulk) Name(bulk, response.Operation.Id);
        return answer;
    }

    private static void Name(IBulkAnswer bulk, string operation)
    {
        foreach (var error in bulk.Errors.OfType<Error>())
            error.Operation = operation;
    }

    private static bool LooksLikeJson(ReadOnlySpan<byte> body)
    {
        var start = body.IndexOfAnyExcept(" \t\r\n"u8);
        return start >= 0 && "{[\"-0123456789tfn"u8.Contains(body[start]);
    }

    private static NonJsonException NotJson(ApiResponse response)
    {
        var body = response.Body.Span;
        var begins = Redaction.Text(Encoding.UTF8.GetString(body[..Math.Min(body.Length, 300)]), response.Secret);
        return new NonJsonException($"The answer to {response.Operation.Id} is not JSON{(body.Length == 0 ? ": it is empty" : "")}.")
        {
            Status = response.Status,
            Operation = response.Operation.Id,
            RequestId = response.RequestId,
            Attempts = response.Attempts,
            Headers = response.Headers,
            BodyStart = begins,
        };
    }

    private static InvalidResponseException Invalid(ApiResponse response, JsonFault fault) =>
        new(string.Create(
            CultureInfo.InvariantCulture,
            $"The answer to {response.Operation.Id} is not what the description says, at {fault.Path} (byte {fault.Offset} of {response.Body.Length}): {fault.What}"),
            fault.Error)
        {
            JsonPath = fault.Path,
            Status = response.Status,
            Operation = response.Operation.Id,
            RequestId = response.RequestId,
            Attempts = response.Attempts,
            Headers = response.Headers,
        };
}
