namespace SevenBridges.Generator.Reading;

/// <summary>Things by name. A name is looked up where it stands in a text too: to cut it out of each reference would take more memory than the things themselves.</summary>
/// <remarks>
/// The runtime keeps an array of 85,000 bytes or more among its oldest objects from the beginning, and with it all that it refers to, until everything is collected.
/// A dictionary of some thousand names is such an array, and would keep what was bound for a description long after the next was asked for. So these slots are in pages.
/// </remarks>
internal sealed class NameTable<T>(bool ignoresCase = false)
    where T : class
{
    private const int PageSize = 1024;

    private readonly StringComparison _comparison = ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
    private Entry?[][] _pages = [new Entry?[PageSize]];
    private int _count;

    public IEnumerable<T> All
    {
        get
        {
            foreach (var page in _pages)
                foreach (var first in page)
                    for (var entry = first; entry is not null; entry = entry.Next)
                        yield return entry.Value;
        }
    }

    public T? Find(string name) => Find(name, 0);

    /// <summary>What has the end of a text as its name.</summary>
    public T? Find(string text, int start)
    {
        var (hash, length) = (HashOf(text, start), text.Length - start);
        for (var entry = First(hash); entry is not null; entry = entry.Next)
            if (entry.Hash == hash && entry.Name.Length == length && string.Compare(entry.Name, 0, text, start, length, _comparison) == 0)
                return entry.Value;
        return null;
    }

    /// <summary>Adds what has a name that nothing else has.</summary>
    public void Add(string name, T value)
    {
        if (++_count > _pages.Length * PageSize)
            Grow();
        Place(new Entry(name, HashOf(name, 0), value));
    }

    private int HashOf(string text, int start)
    {
        var hash = 0;
        for (var at = start; at < text.Length; at++)
            hash = unchecked((hash * 31) + (ignoresCase ? char.ToUpperInvariant(text[at]) : text[at]));
        return hash;
    }

    private void Grow()
    {
        var pages = _pages;
        _pages = [.. Enumerable.Range(0, pages.Length * 4).Select(_ => new Entry?[PageSize])];
        foreach (var page in pages)
            foreach (var first in page)
                for (var entry = first; entry is not null;)
                {
                    var next = entry.Next;
                    Place(entry);
                    entry = next;
                }
    }

    private void Place(Entry entry)
    {
        ref var first = ref First(entry.Hash);
        (entry.Next, first) = (first, entry);
    }

    private ref Entry? First(int hash)
    {
        var slot = (hash ^ (hash >> 15)) & ((_pages.Length * PageSize) - 1);
        return ref _pages[slot / PageSize][slot % PageSize];
    }

    private sealed class Entry(string name, int hash, T value)
    {
        public string Name { get; } = name;

        public int Hash { get; } = hash;

        public T Value { get; } = value;

        public Entry? Next { get; set; }
    }
}
