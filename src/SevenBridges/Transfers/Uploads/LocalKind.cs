namespace SevenBridges.Transfers;

/// <summary>Tells ordinary files from pipes, sockets and devices, which have no size and may never end.</summary>
internal static class LocalKind
{
    private const int ReadOnlyFileSystem = 30; // on Linux as on macOS

    /// <summary>Whether it is an ordinary file, as far as can be told without reading it.</summary>
    public static bool IsOrdinary(FileInfo file)
    {
        if (OperatingSystem.IsWindows()) return (file.Attributes & FileAttributes.Device) == 0;
        return file.Length > 0 || CanSeek(file.FullName) != false;
    }

    /// <summary>The same of what may be a symbolic link: of what that leads to.</summary>
    /// <exception cref="FileNotFoundException">There is nothing.</exception>
    public static bool IsOrdinary(string path)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is null) return IsOrdinary(file);
        // What stands for an open file of a process (/dev/stdin) leads to a name that is none.
        return File.ResolveLinkTarget(path, returnFinalTarget: true) is FileInfo { Exists: true } target ? IsOrdinary(target) : CanSeek(path) != false;
    }

    /// <summary>Whether opening it for reading waits for nobody. Of what is empty and may not be written that cannot be told.</summary>
    public static bool OpensAtOnce(FileInfo file) => OperatingSystem.IsWindows() || file.Length > 0 || CanSeek(file.FullName) == true;

    // Opening a pipe for reading alone waits for its other end, maybe for ever; for both it opens at once.
    private static bool? CanSeek(string path)
    {
        try
        {
            using var opened = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return opened.CanSeek;
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException { HResult: ReadOnlyFileSystem })
        {
            return null;
        }
        catch (IOException failure) when (failure is not (FileNotFoundException or DirectoryNotFoundException))
        {
            return false; // a socket
        }
    }
}
