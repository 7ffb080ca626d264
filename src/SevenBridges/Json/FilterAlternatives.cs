using System.Collections;
using System.Runtime.CompilerServices;

namespace SevenBridges;

/// <summary>One value, or several of which one must match. Converts from a text and from an array; a collection expression does too.</summary>
[CollectionBuilder(typeof(FilterAlternatives), nameof(Create))]
public readonly struct FilterAlternatives : IEnumerable<string>
{
    private readonly IReadOnlyList<string>? _values;

    internal FilterAlternatives(IReadOnlyList<string> values) => _values = values;

    /// <summary>The alternatives.</summary>
    public IReadOnlyList<string> Values => _values ?? [];

    /// <summary>One value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator FilterAlternatives(string value) => new([value]);

    /// <summary>Several alternatives.</summary>
    /// <param name="values">The values.</param>
    public static implicit operator FilterAlternatives(string[] values) => new(values);

    /// <summary>Several alternatives.</summary>
    /// <param name="values">The values.</param>
    public static FilterAlternatives Create(ReadOnlySpan<string> values) => new(values.ToArray());

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
