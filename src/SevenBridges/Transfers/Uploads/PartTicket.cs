using System.Net;

namespace SevenBridges.Transfers;

/// <summary>Where and how to send one part: with this method, to this address, with these headers and no others.</summary>
internal sealed class PartTicket(HttpMethod method, Uri address, IReadOnlyDictionary<string, string> headers)
{
    public HttpMethod Method { get; } = method;

    /// <summary>Signed: never shown.</summary>
    public Uri Address { get; } = address;

    public IReadOnlyDictionary<string, string> Headers { get; } = headers;

    /// <summary>Statuses that mean success; empty: any 2xx.</summary>
    public IReadOnlyList<int> SuccessCodes { get; init; } = [];

    /// <summary>Headers of the answer that the Platform wants to be told.</summary>
    public IReadOnlyList<string> ReportHeaders { get; init; } = [];

    public bool IsSuccess(HttpStatusCode status) => SuccessCodes.Count > 0 ? SuccessCodes.Contains((int)status) : (int)status is >= 200 and < 300;
}
