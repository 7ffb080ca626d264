using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;

namespace SevenBridges.Http;

/// <summary>
/// The headers of an answer, read when somebody asks. Names compare without regard to case; several values are joined by a comma; cookies,
/// signed addresses and the token are masked.
/// </summary>
internal sealed class ResponseHeaders(HttpResponseMessage message, string? secret) : IReadOnlyDictionary<string, string>
{
    private readonly HttpHeadersNonValidated general = message.Headers.NonValidated;
    private readonly HttpHeadersNonValidated content = message.Content.Headers.NonValidated;

    public int Count => general.Count + content.Count;

    public IEnumerable<string> Keys => this.Select(pair => pair.Key);

    public IEnumerable<string> Values => this.Select(pair => pair.Value);

    public string this[string key] => TryGetValue(key, out var value)
        ? value
        : throw new KeyNotFoundException($"The answer has no header '{key}'.");

    public bool ContainsKey(string key) => general.Contains(key) || content.Contains(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        var found = general.TryGetValues(key, out var values) || content.TryGetValues(key, out values);
        value = found ? Redaction.Header(key, values.ToString(), secret) : null;
        return found;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator()
    {
        foreach (var header in general) yield return new(header.Key, Redaction.Header(header.Key, header.Value.ToString(), secret));
        foreach (var header in content) yield return new(header.Key, Redaction.Header(header.Key, header.Value.ToString(), secret));
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
