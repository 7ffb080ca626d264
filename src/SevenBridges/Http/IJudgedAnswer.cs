namespace SevenBridges.Http;

/// <summary>An answer that may say success and yet not be what was asked for.</summary>
internal interface IJudgedAnswer
{
    /// <summary>Throws when it is not.</summary>
    /// <param name="request">What was asked for.</param>
    void Judge(ApiRequest request);
}
