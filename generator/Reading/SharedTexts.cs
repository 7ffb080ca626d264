namespace SevenBridges.Generator.Reading;

/// <summary>The texts of one document. Those that repeat, such as the names of members, are one object, however often they are read.</summary>
internal sealed class SharedTexts(string source)
{
    /// <summary>The index of no text.</summary>
    public const int None = -1;

    /// <summary>Longer texts hardly repeat.</summary>
    public const int Longest = 40;

    // One text for each slot: of two that fall into the same slot, the one read last is shared. 0 is an empty slot, 1 the first text.
    private readonly int[] _slots = new int[256];

    // As in JsonTreeBuilder, the array that grew serves the next document.
    [ThreadStatic]
    private static string?[]? _spare;

    private string?[] _texts = TakeSpare();
    private int _count;

    public string this[int text] => _texts[text]!;

    /// <summary>A stretch of the document.</summary>
    public int Of(int start, int length)
    {
        ref var slot = ref _slots[Hash(start, length) & (_slots.Length - 1)];
        if (slot > 0 && _texts[slot - 1]!.Length == length && string.CompareOrdinal(source, start, _texts[slot - 1], 0, length) == 0)
            return slot - 1;
        slot = Add(source.Substring(start, length)) + 1;
        return slot - 1;
    }

    /// <summary>A text that does not stand in the document as it is.</summary>
    public int Of(string text) => Add(text);

    /// <summary>A text that is not made yet.</summary>
    public int Later() => Add(null);

    /// <summary>All of them; no more can be added.</summary>
    public string?[] ToArray()
    {
        var all = _texts.AsSpan(0, _count).ToArray();
        _texts.AsSpan(0, _count).Clear();
        (_spare, _texts) = (_texts, all);
        return all;
    }

    private int Hash(int start, int length)
    {
        var hash = length;
        for (var at = start; at < start + length; at++)
            hash = unchecked((hash * 31) + source[at]);
        return hash ^ (hash >> 9);
    }

    private static string?[] TakeSpare()
    {
        var spare = _spare ?? new string?[1024];
        _spare = null;
        return spare;
    }

    private int Add(string? text)
    {
        if (_count == _texts.Length)
            Array.Resize(ref _texts, _count * 2);
        _texts[_count] = text;
        return _count++;
    }
}
