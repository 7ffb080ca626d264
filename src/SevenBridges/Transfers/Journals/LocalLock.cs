namespace SevenBridges.Transfers;

/// <summary>Opens files that belong to one transfer alone. The system releases them when the process dies, however it dies.</summary>
internal static class LocalLock
{
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;
    private const int WindowsSharingViolation = unchecked((int)0x80070020);

    /// <summary>Opens a file, makes it if need be, and keeps everybody else out.</summary>
    /// <param name="path">The file.</param>
    /// <param name="subject">Name of the file that is transferred, for the message.</param>
    /// <param name="isPrivate">Whether nobody but its owner may read it, if it is made here.</param>
    /// <exception cref="TransferException">Another transfer has it.</exception>
    /// <exception cref="IOException">It cannot be opened, or is a symbolic link.</exception>
    public static FileStream Open(string path, string subject, bool isPrivate)
    {
        if (new FileInfo(path).LinkTarget is not null) throw new IOException($"'{path}' is a symbolic link, and nothing is written through one.");
        try
        {
            return new FileStream(path, Options(isPrivate));
        }
        catch (IOException taken) when (taken.HResult is LinuxWouldBlock or MacWouldBlock or WindowsSharingViolation)
        {
            throw new TransferException($"'{subject}' is being transferred by another process, or by another transfer of this one.", taken)
            {
                Fault = TransferFault.InUse,
                FileName = subject,
            };
        }
    }

    private static FileStreamOptions Options(bool isPrivate)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
        if (isPrivate && !OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
