using Microsoft.Win32.SafeHandles;

namespace SevenBridges.Transfers;

/// <summary>What transfers ask of the local file system. A test puts another in its place, whose disk is full or whose renames fail.</summary>
internal abstract class LocalFiles
{
    /// <summary>The system's own.</summary>
    public static LocalFiles OfSystem { get; } = new SystemFiles();

    /// <inheritdoc cref="LocalLock.Open(string, string, bool)"/>
    public virtual FileStream Open(string path, string subject, bool isPrivate) => LocalLock.Open(path, subject, isPrivate);

    public virtual void Write(SafeFileHandle handle, ReadOnlySpan<byte> bytes, long offset) => RandomAccess.Write(handle, bytes, offset);

    public virtual int Read(SafeFileHandle handle, Span<byte> buffer, long offset) => RandomAccess.Read(handle, buffer, offset);

    public virtual void Flush(SafeFileHandle handle) => RandomAccess.FlushToDisk(handle);

    public virtual void Move(string from, string to, bool overwrite) => File.Move(from, to, overwrite);

    public virtual void Delete(string path) => File.Delete(path);

    private sealed class SystemFiles : LocalFiles;
}
