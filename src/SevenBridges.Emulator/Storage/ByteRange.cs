using System.Globalization;

namespace SevenBridges.Emulator.Storage;

/// <summary>What a request asks for: all of an object, or a stretch of it.</summary>
/// <param name="From">First byte.</param>
/// <param name="Count">How many bytes.</param>
/// <param name="IsPartial">Whether a stretch was asked for.</param>
internal readonly record struct ByteRange(long From, long Count, bool IsPartial)
{
    /// <summary>A stretch was asked for of which the object has no byte.</summary>
    public bool IsUnsatisfiable => IsPartial && Count <= 0;

    public static ByteRange Whole(long length) => new(0, length, false);

    /// <summary>Reads <c>bytes=a-b</c>, <c>bytes=a-</c> or <c>bytes=-n</c>. Anything else, several stretches among it, is ignored, as object stores do.</summary>
    public static ByteRange Parse(string? header, long length)
    {
        if (header is null || !header.StartsWith("bytes=", StringComparison.OrdinalIgnoreCase))
            return Whole(length);
        var range = header.AsSpan(6).Trim();
        var dash = range.IndexOf('-');
        if (dash < 0 || !TryNumber(range[..dash], out var first) || !TryNumber(range[(dash + 1)..], out var last) || (first is null && last is null) || last < first)
            return Whole(length);
        var from = first ?? Math.Max(0, length - last!.Value);
        var end = first is null || last is null ? length : Math.Min(length, last.Value + 1);
        return new ByteRange(from, end - from, true);
    }

    /// <summary>The same number of bytes from elsewhere, as far as the object has them.</summary>
    public ByteRange Shift(long bytes, long length)
    {
        var from = Math.Clamp(From + bytes, 0, Math.Max(0, length - 1));
        return this with { From = from, Count = Math.Min(Count, length - from) };
    }

    public string ContentRange(long length) => string.Create(CultureInfo.InvariantCulture, $"bytes {From}-{From + Count - 1}/{length}");

    private static bool TryNumber(ReadOnlySpan<char> text, out long? number)
    {
        number = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value < long.MaxValue ? value : null;
        return number is not null || text.IsEmpty;
    }
}
