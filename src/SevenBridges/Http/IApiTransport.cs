namespace SevenBridges.Http;

/// <summary>The one way from a call to the wire and back: authentication, budget, retries, errors. Throws for every status but 2xx.</summary>
internal interface IApiTransport
{
    Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken);
}
