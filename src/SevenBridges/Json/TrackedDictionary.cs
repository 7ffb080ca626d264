using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using SevenBridges.Http;
using SevenBridges.Json;

namespace SevenBridges;

/// <summary>An open map of a model: key to value, in the order in which the keys came.</summary>
/// <typeparam name="TValue">Type of the values.</typeparam>
public abstract class TrackedDictionary<TValue> : TrackedMap, IDictionary<string, TValue>, IReadOnlyDictionary<string, TValue>
{
    private readonly OrderedDictionary<string, TValue> _pairs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _set = new(StringComparer.Ordinal);
    private bool _removed;

    private protected TrackedDictionary()
    {
    }

    private protected TrackedDictionary(IEnumerable<KeyValuePair<string, TValue>> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        foreach (var (key, value) in pairs)
            this[key] = value;
    }

    /// <summary>The value of a key. Setting notes the key, so that saving sends it.</summary>
    /// <param name="key">The key, in its own case.</param>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public TValue this[string key]
    {
        get => _pairs.TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no '{key}' here.");
        set
        {
            ArgumentNullException.ThrowIfNull(key);
            if (_pairs.TryGetValue(key, out var old) && !_set.Contains(key) && EqualityComparer<TValue>.Default.Equals(old, value))
                return;
            _pairs[key] = value;
            _set.Add(key);
        }
    }

    /// <inheritdoc/>
    public override bool HasChanges => _removed || _set.Count > 0;

    /// <summary>How many keys there are.</summary>
    public int Count => _pairs.Count;

    /// <summary>The keys.</summary>
    public ICollection<string> Keys => _pairs.Keys;

    /// <summary>The values.</summary>
    public ICollection<TValue> Values => _pairs.Values;

    /// <summary>False: the map can be changed.</summary>
    public bool IsReadOnly => false;

    IEnumerable<string> IReadOnlyDictionary<string, TValue>.Keys => _pairs.Keys;

    IEnumerable<TValue> IReadOnlyDictionary<string, TValue>.Values => _pairs.Values;

    internal override bool IsReplaced => _removed;

    /// <summary>Adds a key that is not there yet.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ArgumentException">The key is there.</exception>
    public void Add(string key, TValue value)
    {
        if (_pairs.ContainsKey(key))
            throw new ArgumentException($"'{key}' is there already.", nameof(key));
        this[key] = value;
    }

    /// <inheritdoc/>
    public void Add(KeyValuePair<string, TValue> item) => Add(item.Key, item.Value);

    /// <summary>Removes a key; saving then replaces the whole map.</summary>
    /// <param name="key">The key.</param>
    /// <returns>False when there was no such key.</returns>
    public bool Remove(string key)
    {
        if (!_pairs.Remove(key))
            return false;
        _set.Remove(key);
        return _removed = true;
    }

    /// <inheritdoc/>
    public bool Remove(KeyValuePair<string, TValue> item) => Contains(item) && Remove(item.Key);

    /// <summary>Removes every key; saving then replaces the whole map.</summary>
    public void Clear()
    {
        _removed |= _pairs.Count > 0;
        _pairs.Clear();
        _set.Clear();
    }

    /// <summary>Whether a key is there.</summary>
    /// <param name="key">The key.</param>
    public bool ContainsKey(string key) => _pairs.ContainsKey(key);

    /// <inheritdoc cref="IDictionary{TKey, TValue}.TryGetValue"/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out TValue value) => _pairs.TryGetValue(key, out value);

    /// <inheritdoc/>
    public bool Contains(KeyValuePair<string, TValue> item) =>
        _pairs.TryGetValue(item.Key, out var value) && EqualityComparer<TValue>.Default.Equals(value, item.Value);

    /// <inheritdoc/>
    public void CopyTo(KeyValuePair<string, TValue>[] array, int arrayIndex) => ((ICollection<KeyValuePair<string, TValue>>)_pairs).CopyTo(array, arrayIndex);

    /// <summary>The pairs, in order.</summary>
    public IEnumerator<KeyValuePair<string, TValue>> GetEnumerator() => _pairs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private protected abstract TValue ReadValue(ref JsonCursor json);

    private protected abstract void WriteValue(Utf8JsonWriter json, TValue value);

    internal void ReadPairs(ref JsonCursor json)
    {
        if (json.IsNull)
            return;
        json.StartObject();
        while (json.NextMember())
        {
            json.Count();
            var key = json.Name;
            _pairs[key] = ReadValue(ref json);
        }
    }

    internal override void WritePairs(Utf8JsonWriter json, Extent extent)
    {
        json.WriteStartObject();
        foreach (var (key, value) in _pairs)
        {
            if (extent == Extent.Changed && !_set.Contains(key))
                continue;
            json.WritePropertyName(key);
            WriteValue(json, value);
        }

        json.WriteEndObject();
    }

    internal override void AcceptChanges()
    {
        _set.Clear();
        _removed = false;
    }
}

/// <summary>A map of texts. A number in an answer keeps its JSON text; null is a value.</summary>
public abstract class TextMap : TrackedDictionary<string?>, IJsonBody
{
    private protected TextMap()
    {
    }

    private protected TextMap(IEnumerable<KeyValuePair<string, string?>> pairs)
        : base(pairs)
    {
    }

    void IJsonBody.WriteTo(Utf8JsonWriter json) => WritePairs(json, Extent.Sendable);

    private protected override string? ReadValue(ref JsonCursor json) => json.AnyText();

    private protected override void WriteValue(Utf8JsonWriter json, string? value) => json.WriteStringValue(value);
}

/// <summary>A map of any JSON.</summary>
public abstract partial class JsonMap : TrackedDictionary<JsonElement>, IJsonBody
{
    private protected JsonMap()
    {
    }

    private protected JsonMap(IEnumerable<KeyValuePair<string, JsonElement>> pairs)
        : base(pairs)
    {
    }

    void IJsonBody.WriteTo(Utf8JsonWriter json) => WritePairs(json, Extent.Sendable);

    private protected override JsonElement ReadValue(ref JsonCursor json) => json.Json();

    private protected override void WriteValue(Utf8JsonWriter json, JsonElement value) => json.Value(value);
}

/// <summary>A map of task inputs or outputs, by the id of the port.</summary>
public abstract class CwlMap : TrackedDictionary<CwlValue?>, IJsonBody
{
    private protected CwlMap()
    {
    }

    private protected CwlMap(IEnumerable<KeyValuePair<string, CwlValue?>> pairs)
        : base(pairs)
    {
    }

    void IJsonBody.WriteTo(Utf8JsonWriter json) => WritePairs(json, Extent.Sendable);

    private protected override CwlValue? ReadValue(ref JsonCursor json) => json.Cwl();

    private protected override void WriteValue(Utf8JsonWriter json, CwlValue? value) => json.Value(value);
}
