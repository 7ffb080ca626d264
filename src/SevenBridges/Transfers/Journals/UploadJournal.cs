using System.Globalization;
using System.Text;

namespace SevenBridges.Transfers;

/// <summary>Remembers beside a local file which upload on the Platform is its. While it is open, no other process uploads the same file to the same place.</summary>
internal sealed class UploadJournal : IDisposable
{
    private const string Ending = ".upload";
    private const int LongestName = 255;

    private readonly FileStream stream;

    private UploadJournal(FileStream stream, bool existed) => (this.stream, Existed) = (stream, existed);

    /// <summary>Whether an earlier process made it.</summary>
    public bool Existed { get; }

    public string Path => stream.Name;

    /// <summary>Where it is: different for each destination, because one file may go to several.</summary>
    public static string PathOf(string source, UInt128 destination)
    {
        var full = System.IO.Path.GetFullPath(source);
        var (name, end) = (System.IO.Path.GetFileName(full), string.Create(CultureInfo.InvariantCulture, $".{(uint)destination:x8}{Ending}"));
        while (Encoding.UTF8.GetByteCount(name) > LongestName - end.Length) name = name[..^(char.IsLowSurrogate(name[^1]) ? 2 : 1)];
        return System.IO.Path.Combine(System.IO.Path.GetDirectoryName(full)!, name + end);
    }

    /// <exception cref="TransferException">Another process has it open.</exception>
    /// <exception cref="IOException">It cannot be made there.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made there.</exception>
    public static UploadJournal Open(string source, UInt128 destination)
    {
        var path = PathOf(source, destination);
        var existed = File.Exists(path);
        return new(LocalLock.Open(path, System.IO.Path.GetFileName(source), isPrivate: true), existed);
    }

    /// <summary>What an earlier process remembered; null: nothing that can be believed.</summary>
    public UploadMemory? Read()
    {
        var bytes = new byte[stream.Length];
        RandomAccess.Read(stream.SafeFileHandle, bytes, 0);
        return UploadMemory.Read(bytes);
    }

    public void Write(UploadMemory memory)
    {
        var bytes = memory.ToBytes();
        stream.SetLength(bytes.Length);
        RandomAccess.Write(stream.SafeFileHandle, bytes, 0);
        RandomAccess.FlushToDisk(stream.SafeFileHandle);
    }

    /// <summary>Closes it and leaves nothing.</summary>
    public void Delete()
    {
        // Deleted while it is still locked, or it may be another's by then. Windows deletes no file that is open.
        if (OperatingSystem.IsWindows()) stream.Dispose();
        File.Delete(stream.Name);
        stream.Dispose();
    }

    public void Dispose() => stream.Dispose();
}
