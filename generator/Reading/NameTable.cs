namespace SevenBridges.Generator.Reading;

/// <summary>Things by name. A name is looked up where it stands in a text too: to cut it out of each reference would take more memory than the things themselves.</summary>
/// <remarks>
/// The runtime keeps an array of 85,000 bytes or more among its oldest objects from the beginning, and with it all that it refers to, until everything is collected.
/// A dictionary of some thousand names is such an array, and would keep what was bound for a description long after the next was asked for. So these entries are in pages.
/// </remarks>
/// <param name="ignoresCase">Whether names that differ only by case are the same.</param>
internal sealed class NameTable<T>(bool ignoresCase = false)
    where T : class
{
    private const int PageSize = 128;

    private readonly StringComparison _comparison = ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
    private readonly List<Entry[]> _pages = [];

    // Which entry is the first of those whose hashes end alike, counted from 1; 0: there is none.
    private int[] _first = new int[PageSize];
    private int _count;

    /// <summary>All of them, in the order in which they were added.</summary>
    public IEnumerable<T> All
    {
        get
        {
            for (var number = 1; number <= _count; number++)
                yield return At(number).Value;
        }
    }

    public T? Find(string name) => Find(name, 0);

    /// <summary>What has the end of a text as its name.</summary>
    public T? Find(string text, int start) => Find(text, start, HashOf(text, start));

    /// <summary>Adds something by its name.</summary>
    /// <returns>What has this name already: then nothing is added. Null when nothing had.</returns>
    public T? Add(string name, T value)
    {
        var hash = HashOf(name, 0);
        if (Find(name, 0, hash) is { } first)
            return first;
        if (_count == _first.Length)
            Grow();
        if (_count % PageSize == 0)
            _pages.Add(new Entry[PageSize]);
        At(++_count) = new Entry { Name = name, Hash = hash, Value = value };
        Link(_count);
        return null;
    }

    private T? Find(string text, int start, int hash)
    {
        var length = text.Length - start;
        for (var number = FirstOf(hash); number > 0;)
        {
            ref var entry = ref At(number);
            if (entry.Hash == hash && entry.Name.Length == length && string.Compare(entry.Name, 0, text, start, length, _comparison) == 0)
                return entry.Value;
            number = entry.Next;
        }

        return null;
    }

    private int HashOf(string text, int start)
    {
        var hash = 0;
        for (var at = start; at < text.Length; at++)
            hash = unchecked((hash * 31) + (ignoresCase ? char.ToUpperInvariant(text[at]) : text[at]));
        return hash ^ (hash >> 15);
    }

    private void Grow()
    {
        _first = new int[_first.Length * 4];
        for (var number = 1; number <= _count; number++)
            Link(number);
    }

    private void Link(int number)
    {
        ref var entry = ref At(number);
        ref var first = ref FirstOf(entry.Hash);
        (entry.Next, first) = (first, number);
    }

    private ref int FirstOf(int hash) => ref _first[hash & (_first.Length - 1)];

    private ref Entry At(int number) => ref _pages[(number - 1) / PageSize][(number - 1) % PageSize];

    private struct Entry
    {
        public string Name;
        public int Hash;
        public int Next;
        public T Value;
    }
}
