namespace SevenBridges.Transfers;

/// <summary>Computes what is still to be fetched.</summary>
internal static class MissingRanges
{
    /// <param name="present">What is there, in any order; stretches may overlap.</param>
    /// <param name="size">Size of the whole.</param>
    public static IReadOnlyList<ByteRange> Of(IEnumerable<ByteRange> present, long size)
    {
        var missing = new List<ByteRange>();
        long reached = 0;
        foreach (var range in present.OrderBy(range => range.From))
        {
            if (range.From > reached) missing.Add(new ByteRange(reached, range.From));
            reached = Math.Max(reached, range.To);
        }

        if (reached < size) missing.Add(new ByteRange(reached, size));
        return missing;
    }
}
