namespace SevenBridges.Http;

/// <summary>Bytes sent as they are.</summary>
internal sealed record RawBody(ReadOnlyMemory<byte> Content, string ContentType);
