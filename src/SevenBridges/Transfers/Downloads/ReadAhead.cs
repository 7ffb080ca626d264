namespace SevenBridges.Transfers;

/// <summary>
/// Decides how much is fetched before it is asked for: as much again as was read in one go, so that who reads on finds ever more of it there. Who jumps about, or reads
/// backwards, fetches nothing in vain: only the second read after a jump shows that the reader goes on. All in all never more than twice what was read.
/// </summary>
internal sealed class ReadAhead
{
    /// <summary>The most that is fetched by one request.</summary>
    public const int Most = 4 * (int)PartSize.Mebibyte;

    private long fetched;
    private long read;
    private long run;
    private bool hasJumped;
    private bool goesOn;

    /// <summary>Bytes were fetched, or are being fetched.</summary>
    public void Fetched(int count) => fetched += count;

    /// <summary>Bytes were handed out.</summary>
    public void Read(int count)
    {
        read += count;
        run += count;
        goesOn = !hasJumped;
        hasJumped = false;
    }

    /// <summary>The reader jumped.</summary>
    public void Jumped() => (run, hasJumped) = (0, true);

    /// <summary>How much may be fetched ahead now.</summary>
    public int Allowed(long rest) => !goesOn ? 0 : (int)Math.Max(0, Math.Min(Math.Min(run, (2 * read) - fetched), Math.Min(rest, Most)));
}
