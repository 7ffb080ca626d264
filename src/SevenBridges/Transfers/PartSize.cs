namespace SevenBridges;

/// <summary>The sizes that a part of a file may have, and how many parts there may be.</summary>
/// <remarks>Source: description <c>uploads.init</c> and the limits of the object stores behind the Platform.</remarks>
public static class PartSize
{
    /// <summary>1024 bytes.</summary>
    public const long Kibibyte = 1024;

    /// <summary>1024 kibibytes.</summary>
    public const long Mebibyte = 1024 * Kibibyte;

    /// <summary>1024 mebibytes.</summary>
    public const long Gibibyte = 1024 * Mebibyte;

    /// <summary>1024 gibibytes.</summary>
    public const long Tebibyte = 1024 * Gibibyte;

    /// <summary>The smallest part that may be asked for: 5 MiB. Only the last part of a file may be smaller.</summary>
    public const long Minimum = 5 * Mebibyte;

    /// <summary>The largest part that may be asked for: 5 GiB.</summary>
    public const long Maximum = 5 * Gibibyte;

    /// <summary>The largest file that can be uploaded: 5 TiB.</summary>
    public const long MaximumFile = 5 * Tebibyte;

    /// <summary>The most parts that a file may have.</summary>
    public const int MaximumParts = 10_000;

    private const long LeastRecommended = 8 * Mebibyte;
    private const long MostRecommended = 256 * Mebibyte;
    private const int PartsAimedAt = 64;

    /// <summary>The part size that is asked for when the caller says nothing: as small as fills the line, as large as spares the request budget.</summary>
    /// <param name="size">Size of the file in bytes.</param>
    /// <returns>Whole mebibytes; 8 MiB to 256 MiB, more only where 10,000 parts would not do.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is negative or above <see cref="MaximumFile"/>.</exception>
    public static long Recommended(long size)
    {
        Check(size);
        // Every part costs two calls of the request budget, so parts grow with the file instead of becoming many.
        var wanted = Math.Clamp(CeilingOf(size, PartsAimedAt), LeastRecommended, MostRecommended);
        var needed = CeilingOf(size, MaximumParts);
        return CeilingOf(Math.Max(wanted, needed), Mebibyte) * Mebibyte;
    }

    /// <summary>How many parts a file has. An empty file has one, which is empty.</summary>
    /// <param name="size">Size of the file in bytes.</param>
    /// <param name="partSize">Size in bytes of every part but the last.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is negative or too large, or <paramref name="partSize"/> is not positive.</exception>
    public static int TotalParts(long size, long partSize)
    {
        Check(size);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(partSize);
        return checked((int)Math.Max(1, CeilingOf(size, partSize)));
    }

    private static void Check(long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, MaximumFile);
    }

    private static long CeilingOf(long number, long by) => (number / by) + (number % by == 0 ? 0 : 1);
}
