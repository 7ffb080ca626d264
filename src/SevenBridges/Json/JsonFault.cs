namespace SevenBridges.Json;

/// <summary>What is wrong with an answer, and where.</summary>
/// <param name="Path">The path, such as <c>$.items[3].size</c>.</param>
/// <param name="Offset">The byte, counted from 0.</param>
/// <param name="What">What is expected and what stands there, as a sentence that may follow a colon.</param>
/// <param name="Error">What the reader threw.</param>
internal readonly record struct JsonFault(string Path, long Offset, string What, Exception Error);
