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
    private Slot[][] _pages = [new Slot[64]];
    private int _count;

    public IEnumerable<T> All
    {
        get
        {
            foreach (var page in _pages)
                foreach (var slot in page)
                    if (slot.Value is { } value)
                        yield return value;
        }
    }

    private int Last => (_pages.Length * _pages[0].Length) - 1;

    public T? Find(string name) => Find(name, 0);

    /// <summary>What has the end of a text as its name.</summary>
    public T? Find(string text, int start) => SlotOf(text, start, HashOf(text, start)).Value;

    /// <summary>Adds something by its name.</summary>
    /// <returns>What has this name already: then nothing is added. Null when nothing had.</returns>
    public T? Add(string name, T value)
    {
        // Half of the slots stay free: a search ends at the first of those.
        if (_count >= Last / 2)
            Grow();
        var hash = HashOf(name, 0);
        ref var slot = ref SlotOf(name, 0, hash);
        if (slot.Value is { } first)
            return first;
        slot = new Slot { Name = name, Hash = hash, Value = value };
        _count++;
        return null;
    }

    /// <summary>The slot of a name: where it is, or where it would be.</summary>
    private ref Slot SlotOf(string text, int start, int hash)
    {
        var length = text.Length - start;
        for (var at = hash & Last; ; at = (at + 1) & Last)
        {
            ref var slot = ref At(at);
            if (slot.Value is null || (slot.Hash == hash && slot.Name.Length == length && string.Compare(slot.Name, 0, text, start, length, _comparison) == 0))
                return ref slot;
        }
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
        var (pages, slots) = (_pages, 4 * (Last + 1));
        _pages = new Slot[Math.Max(1, slots / PageSize)][];
        for (var page = 0; page < _pages.Length; page++)
            _pages[page] = new Slot[Math.Min(slots, PageSize)];
        foreach (var page in pages)
            foreach (var slot in page)
                if (slot.Value is not null)
                    Place(slot);
    }

    private void Place(Slot slot)
    {
        var at = slot.Hash & Last;
        while (At(at).Value is not null)
            at = (at + 1) & Last;
        At(at) = slot;
    }

    private ref Slot At(int index) => ref _pages[index / PageSize][index % PageSize];

    private struct Slot
    {
        public string Name;
        public int Hash;
        public T? Value;
    }
}
