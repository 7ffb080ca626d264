namespace SevenBridges.Emulator.State;

/// <summary>How an upload is cut into parts.</summary>
/// <param name="Size">Size of the whole; null: nobody said.</param>
/// <param name="PartSize">Size of every part but the last.</param>
internal sealed record PartPlan(long? Size, long PartSize)
{
    public const int MostParts = 10_000;
    public const long LargestObject = 5L << 40;
    public const long SmallestPart = 5L << 20;
    public const long LargestPart = 5L << 30;
    public const long DefaultPart = 32L << 20;

    /// <summary>How many parts there will be; an empty file has one, and it is empty. Null: nobody said how much will come.</summary>
    public int? Count => Size is { } size ? (int)Math.Max(1, (size + PartSize - 1) / PartSize) : null;

    /// <param name="size">Size of the whole.</param>
    /// <param name="wanted">What was asked for.</param>
    /// <param name="imposed">What every upload gets, whatever was asked for.</param>
    public static PartPlan For(long? size, long? wanted, long? imposed)
    {
        var least = ((size ?? 0) + MostParts - 1) / MostParts;
        return new PartPlan(size, Math.Max(least, imposed ?? Math.Clamp(wanted ?? DefaultPart, SmallestPart, LargestPart)));
    }

    public bool Has(long number) => number >= 1 && number <= (Count ?? MostParts);

    /// <summary>How long a part must be; null: nobody can say.</summary>
    public long? LengthOf(int number) => Size is { } size ? Math.Min(PartSize, size - ((number - 1) * PartSize)) : null;
}
