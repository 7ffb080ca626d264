namespace SevenBridges.Transfers;

/// <summary>Tells ordinary files from pipes, sockets and devices, which have no size and may never end.</summary>
internal static class LocalKind
{
    /// <summary>Whether it is an ordinary file, as far as can be told without reading it.</summary>
    public static bool IsOrdinary(FileInfo file)
    {
        if (OperatingSystem.IsWindows()) return (file.Attributes & FileAttributes.Device) == 0;
        return file.Length > 0 || CanSeek(file.FullName) != false;
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
        catch (UnauthorizedAccessException)
        {
            return null;
        }
        catch (IOException)
        {
            return false; // a socket
        }
    }
}
