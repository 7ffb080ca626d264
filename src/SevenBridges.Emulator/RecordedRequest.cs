namespace SevenBridges.Emulator;

/// <summary>One request that the emulated API got. Holds no token.</summary>
/// <param name="Operation">The description's id of the operation; empty when no path of the description fits.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path after <c>/v2</c>, as it came, without query.</param>
/// <param name="Query">Query, as it came, without its question mark; empty when there was none.</param>
/// <param name="Status">HTTP status of the answer; 0 when the connection was cut.</param>
/// <param name="UserAgent">What the caller says it is.</param>
public sealed record RecordedRequest(string Operation, string Method, string Path, string Query, int Status, string UserAgent)
{
    /// <summary>Headers by name, in any case of letters; the value of one that carries a secret is left out.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
