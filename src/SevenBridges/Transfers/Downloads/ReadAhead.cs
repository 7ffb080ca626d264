namespace SevenBridges.Transfers;

/// <summary>
/// Decides how much is fetched before it is asked for: as much again as was read in one go, so that who reads on finds ever more of it there, and who jumps about
/// fetches little in vain. All in all never more than twice what was read.
/// </summary>
internal sealed class ReadAhead
{
    /// <summary>The most that is fetched by one request.</summary>
    public const int Most = 4 * (int)PartSize.Mebibyte;

    private long fetched;
    private long read;
    private long run;

    /// <summary>Bytes were fetched, or are being fetched.</summary>
    public void Fetched(int count) => fetched += count;

    /// <summary>Bytes were handed out.</summary>
    public void Read(int count)
    {
        read += count;
        run += count;
    }

    /// <summary>The reader jumped.</summary>
    public void Jumped() => run = 0;

    /// <summary>How much may be fetched ahead now.</summary>
    public int Allowed(long rest) => (int)Math.Max(0, Math.Min(Math.Min(run, (2 * read) - fetched), Math.Min(rest, Most)));
}
