using System.Net;

namespace SevenBridges;

/// <summary>What the Platform answered to one request, without the body.</summary>
/// <param name="Operation">The description's id of the operation.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="RequestId">The id under which the Platform's support finds the request; null when the answer had none.</param>
/// <param name="Headers">The headers; names compare without regard to case.</param>
/// <param name="Attempt">Which request of its call it was, from 1.</param>
/// <param name="Elapsed">From sending to the answer's headers.</param>
public sealed record ResponseInfo(
    string Operation, HttpStatusCode Status, string? RequestId, IReadOnlyDictionary<string, string> Headers, int Attempt, TimeSpan Elapsed);
