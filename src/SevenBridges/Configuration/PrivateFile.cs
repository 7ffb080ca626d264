namespace SevenBridges.Configuration;

/// <summary>
/// Files that only their owner may read: written whole beside their place with mode 0600 from the first byte, then moved over the old one.
/// </summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        // A link to the file (dotfiles kept elsewhere) stays a link.
        var target = new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(target)!;
        CreateFolder(folder);
        var neighbour = Path.Combine(folder, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}");
        try
        {
            using (var stream = new FileStream(neighbour, HowToCreate()))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            File.Move(neighbour, target, overwrite: true);
        }
        finally
        {
            File.Delete(neighbour);
        }
    }

    /// <summary>
    /// True when users other than the owner may read or change the file. On Windows the profile folder's access list decides, and this is false.
    /// </summary>
    public static bool IsOpenToOthers(string path) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0;

    private static FileStreamOptions HowToCreate()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        return options;
    }

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
    }
}
