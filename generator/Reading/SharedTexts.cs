namespace SevenBridges.Generator.Reading;

/// <summary>The texts of one document. Those that repeat, such as the names of members, are one object, however often and in however many documents they are read.</summary>
internal sealed class SharedTexts(string source)
{
    /// <summary>The index of no text.</summary>
    public const int None = -1;

    /// <summary>Longer texts hardly repeat.</summary>
    public const int Longest = 64;

    private const int Slots = 1024;
    private const int KnownSlots = 16 * Slots;

    // As in JsonTreeBuilder, the arrays serve the next document.
    [ThreadStatic]
    private static string[]? _spare;

    [ThreadStatic]
    private static int[]? _spareSlots;

    // One text for each slot, of all documents that this thread has read.
    [ThreadStatic]
    private static string?[]? _known;

    // One text for each slot: of two that fall into the same slot, the one read last is shared. 0 is an empty slot, 1 the first text.
    private int[] _slots = TakeSlots();
    private readonly string?[] _shared = _known ??= new string?[KnownSlots];
    private string[] _texts = TakeSpare();
    private int _count;

    public string this[int text] => _texts[text];

    /// <summary>A stretch of the document.</summary>
    public int Of(int start, int length)
    {
        var hash = Hash(start, length);
        ref var slot = ref _slots[hash & (Slots - 1)];
        if (slot == 0 || !Is(_texts[slot - 1], start, length))
            slot = Add(Shared(hash, start, length)) + 1;
        return slot - 1;
    }

    private string Shared(int hash, int start, int length)
    {
        ref var known = ref _shared[hash & (KnownSlots - 1)];
        if (known is null || !Is(known, start, length))
            known = source.Substring(start, length);
        return known;
    }

    private bool Is(string text, int start, int length) => text.Length == length && string.CompareOrdinal(source, start, text, 0, length) == 0;

    /// <summary>A text that is long, or does not stand in the document as it is.</summary>
    public int Of(string text) => Add(text);

    /// <summary>All of them; no more can be added.</summary>
    public string[] ToArray()
    {
        var all = _texts.AsSpan(0, _count).ToArray();
        _texts.AsSpan(0, _count).Clear();
        (_spare, _texts, _spareSlots, _slots) = (_texts, all, _slots, []);
        return all;
    }

    private int Hash(int start, int length)
    {
        var hash = length;
        for (var at = start; at < start + length; at++)
            hash = unchecked((hash * 31) + source[at]);
        return hash ^ (hash >> 15);
    }

    private static string[] TakeSpare()
    {
        var spare = _spare ?? new string[1024];
        _spare = null;
        return spare;
    }

    private static int[] TakeSlots()
    {
        var slots = _spareSlots ?? new int[Slots];
        _spareSlots = null;
        Array.Clear(slots, 0, Slots);
        return slots;
    }

    private int Add(string text)
    {
        if (_count == _texts.Length)
            Array.Resize(ref _texts, _count * 2);
        _texts[_count] = text;
        return _count++;
    }
}
