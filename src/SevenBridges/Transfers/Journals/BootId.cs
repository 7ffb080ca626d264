namespace SevenBridges.Transfers;

/// <summary>Tells one start of the machine from another: what was written but not flushed survives the death of a process, not that of the machine.</summary>
internal static class BootId
{
    private const string LinuxPath = "/proc/sys/kernel/random/boot_id";

    /// <summary>Mark of the current start; 0 where the system does not tell: then only what was flushed is trusted.</summary>
    public static UInt128 Current { get; } = Read();

    private static UInt128 Read()
    {
        try
        {
            return File.Exists(LinuxPath) ? JournalHeader.Mark(File.ReadAllText(LinuxPath).Trim()) : 0;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
