namespace SevenBridges.Transfers;

/// <summary>Gathers the bytes that one worker writes one behind the other, and remembers them in pieces of a mebibyte. What is gathered last is remembered when it is disposed.</summary>
/// <param name="journal">Remembers them for a later process; null: nothing does.</param>
/// <param name="sums">Puts their checksums together.</param>
/// <param name="start">Where the first of them belongs.</param>
internal sealed class ExtentWriter(DownloadJournal? journal, StretchSums sums, long start) : IDisposable
{
    private Crc32C crc = new();
    private long from = start;
    private long length;

    /// <summary>Bytes were written behind those before.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        crc.Append(bytes);
        length += bytes.Length;
        if (length >= PartSize.Mebibyte) Remember();
    }

    public void Dispose()
    {
        if (length > 0) Remember();
    }

    private void Remember()
    {
        var (range, checksum) = (new ByteRange(from, from + length), crc.Value);
        sums.Add(range, checksum);
        journal?.Add(range, checksum);
        (from, length, crc) = (range.To, 0, new Crc32C());
    }
}
