using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using SevenBridges.Http;
using SevenBridges.Json;

namespace SevenBridges;

/// <summary>An open map of a model: key to value, in the order in which the keys came.</summary>
/// <typeparam name="TValue">Type of the values.</typeparam>
public abstract class TrackedDictionary<TValue> : TrackedMap, IDictionary<string, TValue>, IReadOnlyDictionary<string, TValue>, IPairReader<TValue>
{
    // Keys that came with an answer may be shared with other maps of it; they are copied before they change.
    private KeyList _keys = KeyList.Empty;
    private TValue[] _values = [];
    private HashSet<string>? _set;
    private bool _ownsKeys;
    private bool _removed;
    private int _version;

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
        get => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no '{key}' in {Told()}.");
        set
        {
            ArgumentNullException.ThrowIfNull(key);
            var at = _keys.IndexOf(key);
            if (at >= 0 && !IsSet(key) && EqualityComparer<TValue>.Default.Equals(_values[at], value))
                return;
            if (at >= 0)
                _values[at] = value;
            else
                Append(key, value);
            (_set ??= new HashSet<string>(StringComparer.Ordinal)).Add(key);
        }
    }

    /// <inheritdoc/>
    public override bool HasChanges => _removed || _set is { Count: > 0 };

    /// <summary>How many keys there are.</summary>
    public int Count => _keys.Count;

    /// <summary>The keys, as they are now.</summary>
    public ICollection<string> Keys => [.. this.Select(pair => pair.Key)];

    /// <summary>The values, as they are now.</summary>
    public ICollection<TValue> Values => [.. this.Select(pair => pair.Value)];

    /// <summary>False: the map can be changed.</summary>
    public bool IsReadOnly => false;

    IEnumerable<string> IReadOnlyDictionary<string, TValue>.Keys => Keys;

    IEnumerable<TValue> IReadOnlyDictionary<string, TValue>.Values => Values;

    internal override bool IsReplaced => _removed;

    /// <summary>Adds a key that is not there yet.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ArgumentException">The key is there.</exception>
    public void Add(string key, TValue value)
    {
        if (ContainsKey(key))
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
        ArgumentNullException.ThrowIfNull(key);
        var at = _keys.IndexOf(key);
        if (at < 0)
            return false;
        RemoveAt(at);
        _set?.Remove(key);
        return _removed = true;
    }

    /// <inheritdoc/>
    public bool Remove(KeyValuePair<string, TValue> item) => Contains(item) && Remove(item.Key);

    /// <summary>Removes every key; saving then replaces the whole map.</summary>
    public void Clear()
    {
        _removed |= Count > 0;
        (_keys, _values, _ownsKeys, _set) = (KeyList.Empty, [], false, null);
        _version++;
    }

    /// <summary>Whether a key is there.</summary>
    /// <param name="key">The key.</param>
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <inheritdoc cref="IDictionary{TKey, TValue}.TryGetValue"/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out TValue value)
    {
        ArgumentNullException.ThrowIfNull(key);
        var at = _keys.IndexOf(key);
        value = at < 0 ? default : _values[at];
        return at >= 0;
    }

    /// <inheritdoc/>
    public bool Contains(KeyValuePair<string, TValue> item) =>
        TryGetValue(item.Key, out var value) && EqualityComparer<TValue>.Default.Equals(value, item.Value);

    /// <inheritdoc/>
    public void CopyTo(KeyValuePair<string, TValue>[] array, int arrayIndex) => this.ToArray<KeyValuePair<string, TValue>>().CopyTo(array, arrayIndex);

    /// <summary>The pairs, in order.</summary>
    public IEnumerator<KeyValuePair<string, TValue>> GetEnumerator()
    {
        var version = _version;
        for (var index = 0; index < Count; index++)
        {
            yield return new KeyValuePair<string, TValue>(_keys[index], _values[index]);
            if (version != _version)
                throw new InvalidOperationException("Keys were added or removed while the map was walked.");
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The type and the keys. No value, which may be a secret.</summary>
    /// <returns>A short text for people.</returns>
    public override string ToString() => $"{GetType().Name}: {(Count == 0 ? "empty" : string.Join(", ", Keys))}";

    TValue IPairReader<TValue>.ReadValue(ref JsonCursor json, TValue? previous) => ReadValue(ref json, previous);

    private protected abstract TValue ReadValue(ref JsonCursor json, TValue? previous);

    private protected abstract void WritePair(Utf8JsonWriter json, string key, TValue value);

    internal void ReadPairs(ref JsonCursor json)
    {
        if (!json.IsNull)
            (_keys, _values) = json.Pairs(this);
    }

    internal override void WritePairs(Utf8JsonWriter json, Extent extent)
    {
        json.WriteStartObject();
        for (var index = 0; index < Count; index++)
            if (IsWritten(index, extent))
                WritePair(json, _keys[index], _values[index]);
        json.WriteEndObject();
    }

    private protected bool IsWritten(int index, Extent extent) => extent != Extent.Changed || IsSet(_keys[index]);

    private protected (string Key, TValue Value) At(int index) => (_keys[index], _values[index]);

    internal override void AcceptChanges()
    {
        _set = null;
        _removed = false;
    }

    private string Told() => Count == 0 ? $"this {GetType().Name}, which is empty" : $"this {GetType().Name}, which has '{string.Join("', '", Keys)}'";

    private bool IsSet(string key) => _set is not null && _set.Contains(key);

    private void Append(string key, TValue value)
    {
        OwnKeys();
        if (Count == _values.Length)
            Array.Resize(ref _values, Math.Max(4, 2 * Count));
        _values[Count] = value;
        _keys.Add(key);
        _version++;
    }

    private void RemoveAt(int index)
    {
        OwnKeys();
        _keys.RemoveAt(index);
        Array.Copy(_values, index + 1, _values, index, Count - index);
        _values[Count] = default!;
        _version++;
    }

    private void OwnKeys()
    {
        if (!_ownsKeys)
            _keys = _keys.Copy(Count, Count + 1);
        _ownsKeys = true;
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

    internal override void WritePairs(Utf8JsonWriter json, Extent extent)
    {
        if (!TryWritePlainly(json, extent))
            base.WritePairs(json, extent);
    }

    private bool TryWritePlainly(Utf8JsonWriter json, Extent extent)
    {
        var pairs = new PlainPairs(stackalloc byte[PlainPairs.Room]);
        for (var index = 0; index < Count; index++)
            if (IsWritten(index, extent) && At(index) is var (key, value) && !pairs.TryAdd(key, value))
                return false;
        pairs.WriteTo(json);
        return true;
    }

    private protected override string? ReadValue(ref JsonCursor json, string? previous) => json.AnyText(previous);

    private protected override void WritePair(Utf8JsonWriter json, string key, string? value) => json.WriteString(key, value);
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

    private protected override JsonElement ReadValue(ref JsonCursor json, JsonElement previous) => json.Json();

    private protected override void WritePair(Utf8JsonWriter json, string key, JsonElement value)
    {
        json.WritePropertyName(key);
        json.Value(value);
    }
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

    private protected override CwlValue? ReadValue(ref JsonCursor json, CwlValue? previous) => json.Cwl();

    private protected override void WritePair(Utf8JsonWriter json, string key, CwlValue? value)
    {
        json.WritePropertyName(key);
        json.Value(value);
    }
}
