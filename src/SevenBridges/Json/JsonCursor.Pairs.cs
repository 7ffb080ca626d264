namespace SevenBridges.Json;

/// <content>
/// Maps whose keys are the user's. From item to item they are mostly the same, in the same order: the keys of the previous map are held against those
/// that come, and as long as they agree nothing is decoded, and the keys are shared.
/// </content>
internal ref partial struct JsonCursor
{
    // A long map must not make every short one after it long.
    private const int MostRoom = 16;
    private const int StepsAhead = 3;

    /// <summary>Reads the pairs of the object at the cursor. The last of two equal keys counts, at the place of the first.</summary>
    public (KeyList Keys, T[] Values) Pairs<T>(IPairReader<T> reader)
    {
        StartObject();
        var last = _lastKeys ?? KeyList.Empty;
        var lastValues = _lastValues as T[] ?? [];
        var values = new T[Math.Min(last.Count, MostRoom)];
        KeyList? own = null;
        var seen = 0ul;
        var (count, expected) = (0, 0);
        while (NextMember())
        {
            Count();
            var known = Ahead(last, expected);
            var previous = known >= 0 && known < lastValues.Length ? lastValues[known] : default;
            if (own is null && known != count)
                (own, seen) = (last.Copy(count, Math.Max(4, values.Length)), count == 0 ? 0 : ulong.MaxValue);
            expected = known >= 0 ? known + 1 : expected;
            var at = own is null ? count : PlaceIn(own, known >= 0 ? last[known] : Key(), ref seen);
            if (at == values.Length)
                Array.Resize(ref values, Math.Max(4, 2 * at));
            count = Math.Max(count, at + 1);
            values[at] = reader.ReadValue(ref this, previous);
        }

        return Kept(own ?? (count == last.Count ? last : last.Copy(count, count)), values);
    }

    private (KeyList Keys, T[] Values) Kept<T>(KeyList keys, T[] values)
    {
        if (keys.Count > 0)
            (_lastKeys, _lastValues) = (keys, values);
        return (keys, values);
    }

    /// <summary>Where the key at the cursor stands among the keys of the previous map: where it is expected, or a little further on; else -1.</summary>
    private readonly int Ahead(KeyList last, int expected)
    {
        var end = Math.Min(last.Count, expected + StepsAhead);
        for (var index = expected; index < end; index++)
            if (IsNamed(last[index]))
                return index;
        return -1;
    }

    /// <summary>Where the key at the cursor stands. One whose place among 64 nobody has taken is new, and need not be looked for.</summary>
    private readonly int PlaceIn(KeyList own, string key, ref ulong seen)
    {
        var place = 1ul << RecentTexts.PlaceOf(_name);
        if ((seen & place) != 0 && own.IndexOf(key) is >= 0 and var at)
            return at;
        seen |= place;
        own.Add(key);
        return own.Count - 1;
    }
}

/// <summary>Reads the values of a map; told what the same key had in the previous map of the answer, or the type's default.</summary>
internal interface IPairReader<T>
{
    T ReadValue(ref JsonCursor json, T? previous);
}
