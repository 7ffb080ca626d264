namespace SevenBridges.Json;

/// <summary>The form in which the Platform writes nearly every time, <c>2025-01-14T09:12:44Z</c>, read from its bytes.</summary>
internal static class WireTime
{
    private const int Length = 20;

    /// <summary>False for any other form, and for days that do not exist.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length != Length || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z')
            return false;
        var (year, month, day) = ((Two(text) * 100) + Two(text[2..]), Two(text[5..]), Two(text[8..]));
        var (hour, minute, second) = (Two(text[11..]), Two(text[14..]), Two(text[17..]));
        if (year is < 1 or > 9999 || month is < 1 or > 12 || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
            return false;
        if (day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        time = new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero);
        return true;
    }

    /// <summary>A number of two digits; far below zero when they are none.</summary>
    private static int Two(ReadOnlySpan<byte> text)
    {
        var (ten, one) = (text[0] - '0', text[1] - '0');
        return (uint)ten > 9 || (uint)one > 9 ? -100_000 : (ten * 10) + one;
    }
}
