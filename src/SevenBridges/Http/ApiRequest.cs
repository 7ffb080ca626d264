namespace SevenBridges.Http;

/// <summary>One call, complete but for origin, token and headers of the pipeline.</summary>
internal sealed class ApiRequest(Operation operation, string pathAndQuery)
{
    public Operation Operation { get; } = operation;

    /// <summary>
    /// Escaped path (from <c>/</c>, without the base's <c>/v2</c>) and query; or, for a followed link, an absolute address that the pipeline holds
    /// against its origin.
    /// </summary>
    public string PathAndQuery { get; } = pathAndQuery;

    /// <summary>Writes the JSON body; null: no body.</summary>
    public IJsonBody? Body { get; init; }

    /// <summary>A body that is not written by us (a YAML app); null unless given. Excludes <see cref="Body"/>.</summary>
    public RawBody? Raw { get; init; }

    /// <summary>Headers of this call only; null: none.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }
}
