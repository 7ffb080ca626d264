namespace SevenBridges;

// BY HAND: a log is named by the address of its download, and the file's id is a part of that.
public sealed partial class JobLogs
{
    private const string Before = "/files/";
    private const string After = "/download_info";

    /// <summary>The file that holds a log, to be read as any other: <c>platform.Files.ReadTextAsync(id)</c>.</summary>
    /// <param name="log">Name of the log, such as <c>stderr</c>.</param>
    /// <returns>Id of the file; null when there is no such log, or its address is none of a file.</returns>
    public FileId? FileOf(string log)
    {
        if (!TryGetValue(log, out var address) || address is null)
            return null;
        var end = address.LastIndexOf(After, StringComparison.Ordinal);
        var start = end < 0 ? -1 : address.LastIndexOf(Before, end, StringComparison.Ordinal);
        return start < 0 || end <= start + Before.Length ? (FileId?)null : new FileId(Uri.UnescapeDataString(address[(start + Before.Length)..end]));
    }
}
