using System.Text;

namespace SevenBridges.Http;

/// <summary>Calls that no operation of the description stands for: what HTTP itself says about a method decides whether it is repeated.</summary>
internal static class RawRequests
{
    public static async Task<PlatformResponse> SendAsync(
        IApiTransport transport, HttpMethod method, string target, RequestBody? body, IReadOnlyDictionary<string, string>? headers,
        CancellationToken cancellationToken)
    {
        var request = new ApiRequest(OperationOf(method), target) { Raw = body?.Raw, Headers = headers };
        using var response = await transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return new()
        {
            Operation = response.Operation.Id,
            Status = response.Status,
            Headers = response.Headers,
            RequestId = response.RequestId,
            Body = response.Body.ToArray(),
            Secret = response.Secret,
            Attempts = response.Attempts,
        };
    }

    /// <summary>Path and query in one; a path without a slash at its start gets one.</summary>
    public static string Target(string path, IEnumerable<KeyValuePair<string, string>>? query)
    {
        var target = new StringBuilder(path.Length + 32);
        if (!path.StartsWith('/') && !IsAddress(path)) target.Append('/');
        target.Append(path);
        var separator = path.Contains('?') ? '&' : '?';
        foreach (var (name, value) in query ?? [])
        {
            target.Append(separator).Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        return target.ToString();
    }

    /// <summary>A link that the Platform sent; an address inside a query does not make one.</summary>
    private static bool IsAddress(string path) =>
        path.IndexOf("://", StringComparison.Ordinal) is > 0 and var scheme && path.IndexOf('?') is var query && (query < 0 || scheme < query);

    private static Operation OperationOf(HttpMethod method)
    {
        var repeat = method == HttpMethod.Get || method == HttpMethod.Head || method == HttpMethod.Options ? Repeat.Safe
            : method == HttpMethod.Put || method == HttpMethod.Delete ? Repeat.Idempotent
            : Repeat.Never;
        return new($"raw.{method.Method.ToLowerInvariant()}", method, repeat);
    }
}
