namespace SevenBridges.Transfers;

/// <summary>Opens files that belong to one transfer alone. The system releases them when the process dies, however it dies.</summary>
internal static class LocalLock
{
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;
    private const int WindowsSharingViolation = unchecked((int)0x80070020);
    private const int MostOpenings = 10;

    /// <summary>Opens a file, makes it if need be, and keeps everybody else out.</summary>
    /// <param name="path">The file.</param>
    /// <param name="subject">Name of the file that is transferred, for the message.</param>
    /// <param name="isPrivate">Whether nobody but its owner may read it, if it is made here.</param>
    /// <exception cref="TransferException">Another transfer has it.</exception>
    /// <exception cref="IOException">It cannot be opened, or is a symbolic link.</exception>
    public static FileStream Open(string path, string subject, bool isPrivate) => Open(path, subject, () => new FileStream(path, Options(isPrivate)));

    /// <summary>The same, with another way to open it.</summary>
    internal static FileStream Open(string path, string subject, Func<FileStream> open)
    {
        for (var opening = 0; opening < MostOpenings; opening++)
        {
            var opened = OpenOnce(path, subject, open);
            if (IsAt(path, opened)) return opened;
            opened.Dispose();
        }

        throw InUse(subject, null);
    }

    /// <summary>Whether a path names the file that is open: between opening and locking, who had it may have renamed or deleted it.</summary>
    internal static bool IsAt(string path, FileStream opened)
    {
        if (OperatingSystem.IsWindows()) return true; // opening locks it there
        var (handle, named) = (opened.SafeFileHandle, new FileInfo(path));
        return named.Exists && named.Length == RandomAccess.GetLength(handle) && named.CreationTimeUtc == File.GetCreationTimeUtc(handle)
            && named.LastWriteTimeUtc == File.GetLastWriteTimeUtc(handle);
    }

    private static FileStream OpenOnce(string path, string subject, Func<FileStream> open)
    {
        if (new FileInfo(path).LinkTarget is not null) throw new IOException($"'{path}' is a symbolic link, and nothing is written through one.");
        try
        {
            var opened = open();
            if (opened.CanSeek) return opened;
            opened.Dispose();
        }
        catch (IOException taken) when (taken.HResult is LinuxWouldBlock or MacWouldBlock or WindowsSharingViolation)
        {
            throw InUse(subject, taken);
        }

        throw new IOException($"'{path}' is a pipe or a device, and nothing can be kept in it.");
    }

    private static TransferException InUse(string subject, IOException? taken) =>
        new($"'{subject}' is being transferred by another process, or by another transfer of this one.", taken)
        {
            Fault = TransferFault.InUse,
            FileName = subject,
        };

    private static FileStreamOptions Options(bool isPrivate)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
        if (isPrivate && !OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
