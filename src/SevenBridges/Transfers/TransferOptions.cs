namespace SevenBridges;

/// <summary>How files are transferred. Every default is meant to be right for most; one object may serve any number of transfers.</summary>
public sealed record TransferOptions
{
    private const long LeastBudget = 4 * SevenBridges.PartSize.Minimum;

    /// <summary>The options of a caller who says nothing.</summary>
    public static TransferOptions Default { get; } = new();

    /// <summary>Whether a file that exists is replaced: on the Platform for an upload, the local one for a download.</summary>
    /// <value>False: an upload fails with code 8005, a download with <see cref="LocalFileAlreadyExistsException"/>; what exists is kept.</value>
    public bool Overwrite { get; init; }

    /// <summary>Size in bytes of every part but the last. For an upload a wish: the Platform may answer another size, which then counts.</summary>
    /// <value>Null: chosen from the size of the file, see <see cref="PartSize.Recommended"/>.</value>
    public long? PartSize
    {
        get;
        init
        {
            if (value is { } size) ArgumentOutOfRangeException.ThrowIfLessThan(size, SevenBridges.PartSize.Minimum, nameof(PartSize));
            if (value is { } most) ArgumentOutOfRangeException.ThrowIfGreaterThan(most, SevenBridges.PartSize.Maximum, nameof(PartSize));
            field = value;
        }
    }

    /// <summary>
    /// How often a part is sent or fetched again, after failures that may pass, while nothing comes forward: a part that came forward by a mebibyte begins to count anew,
    /// and so does one whenever another part of the same file has arrived meanwhile. What hardly gets better (new addresses that are refused, too, checksums that are wrong,
    /// calls to the Platform, which are repeated by themselves) is tried 5 times more at most. Sending a part twice to learn what the object store's ETags are is no
    /// failure and does not count.
    /// </summary>
    /// <value>10: an object store that refuses everything is given up after two and a half minutes.</value>
    public int Retries
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(Retries));
            field = value;
        }
    } = 10;

    /// <summary>How long a connection may stand still before it is given up. There is no limit to the whole: a terabyte may take its time.</summary>
    /// <value>60 seconds.</value>
    public TimeSpan StallTimeout
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero, nameof(StallTimeout));
            field = value;
        }
    } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The longest wait between two attempts. Waits begin at half a second and double, a quarter more or less; one that the object store names counts instead, up to five
    /// minutes.
    /// </summary>
    /// <value>30 seconds.</value>
    public TimeSpan LongestWait
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero, nameof(LongestWait));
            field = value;
        }
    } = TimeSpan.FromSeconds(30);

    /// <summary>How many parts of one file move at once, at most. How many do is found out while they move: as many as the line is worth.</summary>
    /// <value>64.</value>
    public int Connections
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, nameof(Connections));
            field = value;
        }
    } = 64;

    /// <summary>
    /// Whether a transfer of a local file can be taken up by a later process: a journal beside the file remembers what is done, and is deleted in the end. Without it,
    /// what a cancelled or failed transfer had done is lost, and what an earlier one had left is given up. Of files of less than 4 MiB nothing is taken up; the journal of
    /// such an upload only tells the next process what one that died has left open on the Platform, so that it is given up.
    /// </summary>
    /// <value>True.</value>
    public bool Resume { get; init; } = true;

    /// <summary>
    /// How many large files move at once, at most, when several are transferred by one call. Files of less than 4 MiB are not counted: they fill the connections that large
    /// ones leave free.
    /// </summary>
    /// <value>16.</value>
    public int Files
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, nameof(Files));
            field = value;
        }
    } = 16;

    /// <summary>
    /// How many bytes one transfer may hold in memory at once. It limits connections, and for the upload of a stream that cannot seek, whose parts must be held until they
    /// have arrived, the size of a part: a quarter of it. Such an upload can have 10,000 times that size.
    /// </summary>
    /// <value>64 MiB, which is enough for all connections, and for 156 GiB from a stream that cannot seek.</value>
    public long MemoryBudget
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, LeastBudget, nameof(MemoryBudget));
            field = value;
        }
    } = 64 * SevenBridges.PartSize.Mebibyte;

    /// <summary>
    /// Whether bytes are hashed where the object store gives a checksum to compare with. An ETag of 32 hexadecimal digits is taken for the MD5 of the part, unless the
    /// store says that it encrypts with keys of its own (SSE-KMS); of an upload, a CRC-32C or MD5 that the store tells besides is compared where the ETag is none. On
    /// buckets that encrypt so and neither say it nor tell another checksum, switch it off. Lengths are checked in any case.
    /// </summary>
    /// <value>True.</value>
    public bool VerifyChecksums { get; init; } = true;

    /// <summary>How many connections one transfer may use: what it asks for, and what its memory suffices for.</summary>
    internal int ConnectionsWithinBudget => Math.Min(Connections, Transfers.WorkerBuffers.CountWithin(MemoryBudget));
}
