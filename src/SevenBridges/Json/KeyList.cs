namespace SevenBridges.Json;

/// <summary>
/// The keys of a map, in order, none of them twice. Maps of one answer that have the same keys share one list, so a list that a map did not make for
/// itself is never changed: the map copies it first.
/// </summary>
internal sealed class KeyList
{
    private const int FewEnoughToLookThrough = 16;

    public static readonly KeyList Empty = new(0);

    private string[] _keys;
    private Dictionary<string, int>? _index;

    public KeyList(int capacity) => _keys = capacity == 0 ? [] : new string[capacity];

    public int Count { get; private set; }

    public string this[int index] => _keys[index];

    /// <summary>A list of its own with the first keys of this one.</summary>
    public KeyList Copy(int count, int capacity)
    {
        var copy = new KeyList(Math.Max(count, capacity)) { Count = count };
        Array.Copy(_keys, copy._keys, count);
        return copy;
    }

    /// <summary>Where a key stands; -1: it is not there.</summary>
    public int IndexOf(string key)
    {
        if (Count > FewEnoughToLookThrough)
            return (_index ??= Indexed()).TryGetValue(key, out var at) ? at : -1;
        for (var index = 0; index < Count; index++)
            if (_keys[index] == key)
                return index;
        return -1;
    }

    /// <summary>Adds a key that is not there.</summary>
    public void Add(string key)
    {
        if (Count == _keys.Length)
            Array.Resize(ref _keys, Math.Max(4, 2 * Count));
        _keys[Count] = key;
        _index?.Add(key, Count);
        Count++;
    }

    public void RemoveAt(int index)
    {
        Array.Copy(_keys, index + 1, _keys, index, --Count - index);
        _keys[Count] = null!;
        _index = null;
    }

    /// <summary>Made at once and then published: maps that share these keys may be read on several threads.</summary>
    private Dictionary<string, int> Indexed()
    {
        var index = new Dictionary<string, int>(Count, StringComparer.Ordinal);
        for (var at = 0; at < Count; at++)
            index.Add(_keys[at], at);
        return index;
    }
}
