namespace SevenBridges.Generator.Reading;

/// <summary>Short texts that repeat, such as the names of members: each is one object, however often it is read.</summary>
internal sealed class SharedTexts
{
    private const int Longest = 40;

    // One text for each slot: of two that fall into the same slot, the one read last is shared.
    private readonly string?[] _slots = new string?[256];

    public string Of(string text, int start, int length)
    {
        if (length is 0 or > Longest)
            return length == 0 ? "" : text.Substring(start, length);
        ref var slot = ref _slots[Hash(text, start, length) & (_slots.Length - 1)];
        if (slot is not null && slot.Length == length && string.CompareOrdinal(text, start, slot, 0, length) == 0)
            return slot;
        return slot = text.Substring(start, length);
    }

    private static int Hash(string text, int start, int length)
    {
        var hash = length;
        for (var at = start; at < start + length; at++)
            hash = unchecked((hash * 31) + text[at]);
        return hash ^ (hash >> 9);
    }
}
