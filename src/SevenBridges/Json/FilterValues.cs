using System.Collections;

namespace SevenBridges;

/// <summary>What a family of filters asks for: for each key one value or several alternatives. <c>new() { ["sample_id"] = "S1", ["case_id"] = ["C1", "C2"] }</c>.</summary>
public sealed class FilterValues : IEnumerable<KeyValuePair<string, IReadOnlyList<string>>>
{
    private readonly OrderedDictionary<string, IReadOnlyList<string>> _pairs = new(StringComparer.Ordinal);

    internal IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Pairs => _pairs;

    /// <summary>The alternatives for a key.</summary>
    /// <param name="key">The key.</param>
    public FilterAlternatives this[string key]
    {
        get => new(_pairs[key]);
        set
        {
            ArgumentException.ThrowIfNullOrEmpty(key);
            _pairs[key] = value.Values;
        }
    }

    /// <summary>Adds a key with its alternatives.</summary>
    /// <param name="key">The key.</param>
    /// <param name="values">One value or several.</param>
    public void Add(string key, params IReadOnlyList<string> values) => this[key] = new FilterAlternatives(values);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, IReadOnlyList<string>>> GetEnumerator() => _pairs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
