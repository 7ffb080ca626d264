using System.Buffers;
using System.Globalization;
using System.Text;

namespace SevenBridges.Transfers;

/// <summary>Remembers beside a local file which upload on the Platform is its. While it is open, no other process uploads the same file to the same place.</summary>
internal sealed class UploadJournal : IDisposable
{
    private const string Ending = ".upload";
    private const int LongestName = 255;
    private const int MarkLength = 9;
    private const int LongestBelieved = (int)PartSize.Mebibyte; // it holds one upload

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private readonly FileStream stream;

    private UploadJournal(FileStream stream, bool existed) => (this.stream, Existed) = (stream, existed);

    /// <summary>Whether an earlier process made it.</summary>
    public bool Existed { get; }

    /// <summary>Whether nothing was ever written to it.</summary>
    public bool IsEmpty => stream.Length == 0;

    public string Path => stream.Name;

    /// <summary>Where it is: different for each destination, because one file may go to several.</summary>
    public static string PathOf(string source, UInt128 destination)
    {
        var full = System.IO.Path.GetFullPath(source);
        var (name, end) = (System.IO.Path.GetFileName(full), string.Create(CultureInfo.InvariantCulture, $".{(uint)destination:x8}{Ending}"));
        while (Encoding.UTF8.GetByteCount(name) > LongestName - end.Length) name = name[..^(char.IsLowSurrogate(name[^1]) ? 2 : 1)];
        return System.IO.Path.Combine(System.IO.Path.GetDirectoryName(full)!, name + end);
    }

    /// <summary>A number that stands for a place on a Platform, without giving it away.</summary>
    public static UInt128 MarkOf(Uri endpoint, UploadDestination destination, string name) =>
        JournalHeader.Mark($"{endpoint}\n{destination.Project}\n{destination.Folder}\n{name}");

    /// <summary>Whether a journal, by its path, is that of a local file beside it which goes to a place: the upload of that file takes it away.</summary>
    public static bool IsOfUploadTo(string path, Uri endpoint, UploadDestination destination)
    {
        var source = path[..^(MarkLength + Ending.Length)];
        return File.Exists(source) && PathOf(source, MarkOf(endpoint, destination, System.IO.Path.GetFileName(source))) == path;
    }

    /// <summary>Whether a file is a journal of some upload, of this process or another.</summary>
    /// <exception cref="UnauthorizedAccessException">It has the name of one, and may not be read.</exception>
    public static bool IsOne(string path)
    {
        if (!IsNamedLikeOne(System.IO.Path.GetFileName(path))) return false;
        try
        {
            // Of a process that died before it wrote anything. It is not opened: what has no bytes may be a pipe.
            if (new FileInfo(path).Length == 0) return true;
            using var file = File.OpenHandle(path);
            Span<byte> beginning = stackalloc byte[16];
            return UploadMemory.Begins(beginning[..RandomAccess.Read(file, beginning, 0)]);
        }
        catch (IOException)
        {
            return true; // an upload that is under way has it
        }
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
        if (stream.Length > LongestBelieved) return null;
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

    private static bool IsNamedLikeOne(string name)
    {
        var mark = name.Length - Ending.Length - MarkLength;
        return mark > 0 && name.EndsWith(Ending, StringComparison.Ordinal) && name[mark] == '.' && name.AsSpan(mark + 1, MarkLength - 1).IndexOfAnyExcept(HexDigits) < 0;
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
