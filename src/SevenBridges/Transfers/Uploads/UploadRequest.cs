namespace SevenBridges.Transfers;

/// <summary>What is asked for when an upload is opened.</summary>
internal sealed record UploadRequest(string Name, long? Size, long PartSize, bool Overwrite)
{
    // One array holds a part.
    private const long MostHeld = SevenBridges.PartSize.Gibibyte;

    /// <summary>For content whose length nobody knows yet: each part is held until it has arrived, and all that are held must fit into the budget.</summary>
    /// <exception cref="ArgumentException">The part size that was chosen is more than a quarter of the memory budget.</exception>
    public static UploadRequest ForUnknownSize(string name, TransferOptions options)
    {
        var most = options.MemoryBudget / 4 / SevenBridges.PartSize.Mebibyte * SevenBridges.PartSize.Mebibyte;
        if (options.PartSize > MostHeld)
            throw new ArgumentException($"Parts of a stream that cannot seek must be held in memory, and {options.PartSize} bytes cannot be: choose a PartSize of up to {MostHeld}.", nameof(options));
        if (options.PartSize > most)
            throw new ArgumentException(
                $"Parts of {options.PartSize} bytes of a stream that cannot seek must be held in memory, four at once, and the memory budget is {options.MemoryBudget} bytes: "
                + "choose a larger MemoryBudget or a smaller PartSize.", nameof(options));
        return new(name, null, options.PartSize ?? Math.Min(most, MostHeld), options.Overwrite);
    }

    /// <exception cref="ArgumentException">The content is too large, or the part size that was chosen would make too many parts of it.</exception>
    public static UploadRequest For(string name, long size, TransferOptions options)
    {
        if (size > SevenBridges.PartSize.MaximumFile)
            throw new ArgumentException($"'{name}' has {size} bytes; the Platform takes files of up to 5 TiB.", nameof(size));
        var partSize = options.PartSize ?? SevenBridges.PartSize.Recommended(size);
        if (SevenBridges.PartSize.TotalParts(size, partSize) is > SevenBridges.PartSize.MaximumParts and var parts)
            throw new ArgumentException(
                $"Parts of {partSize} bytes would make {parts} of '{name}', and {SevenBridges.PartSize.MaximumParts} are allowed: choose a larger PartSize, or none.",
                nameof(options));
        return new(name, size, partSize, options.Overwrite);
    }
}
