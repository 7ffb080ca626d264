namespace SevenBridges.Build;

/// <summary>A version that <c>regenerate</c> has raised: what stood there, which comes back when the changes go, and what stands there now.</summary>
internal sealed record Raise(Version From, Version To);
