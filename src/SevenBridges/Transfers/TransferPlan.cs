namespace SevenBridges.Transfers;

/// <summary>Where each part of a file begins and how long it is: computed from two numbers, never stored.</summary>
internal readonly record struct TransferPlan
{
    public TransferPlan(long size, long partSize)
    {
        Size = size;
        PartSize = partSize;
        Count = SevenBridges.PartSize.TotalParts(size, partSize);
    }

    public long Size { get; }

    /// <summary>Size of every part but the last.</summary>
    public long PartSize { get; }

    public int Count { get; }

    /// <param name="part">Number of the part, from 1.</param>
    public long OffsetOf(int part) => (part - 1) * PartSize;

    /// <param name="part">Number of the part, from 1.</param>
    public long LengthOf(int part) => Math.Min(PartSize, Size - OffsetOf(part));
}
