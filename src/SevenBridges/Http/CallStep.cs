using Polly;

namespace SevenBridges.Http;

/// <summary>
/// One step of a call on its way to the wire. Steps are chained once, when a client is made; a call that meets no trouble walks through them without
/// waiting and without an allocation.
/// </summary>
internal abstract class CallStep
{
    /// <summary>Takes the call on. Never throws: what fails is an outcome with an exception.</summary>
    public abstract ValueTask<Outcome<ApiResponse>> RunAsync(ApiCall call, CancellationToken cancellationToken);
}
