namespace SevenBridges.Transfers;

/// <summary>Gathers the bytes that one worker writes one behind the other, and remembers them in pieces of a mebibyte. What is gathered last is remembered when it is disposed.</summary>
internal sealed class ExtentWriter(DownloadJournal journal, long start) : IDisposable
{
    private ExtentChecksum crc = new();
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
        journal.Add(new ByteRange(from, from + length), crc.Value);
        (from, length, crc) = (from + length, 0, new ExtentChecksum());
    }
}
