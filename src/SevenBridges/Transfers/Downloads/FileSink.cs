using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace SevenBridges.Transfers;

/// <summary>A local file that appears under its name only when it is whole; until then its bytes are in a neighbour with another name.</summary>
internal sealed class FileSink : DownloadSink
{
    // What one request brings is not worth a journal.
    private const long LeastRemembered = 4 * PartSize.Mebibyte;
    private const string DataEnding = ".partial";
    private const string JournalEnding = ".journal";
    private const int LongestName = 255;
    private const int MarkBytes = 5;

    /// <summary>By how many bytes the name of a neighbour is longer, at most.</summary>
    public static readonly int LongestMark = 1 + (2 * MarkBytes) + DataEnding.Length;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private readonly TransferOptions options;
    private readonly TransferRoom room;
    private readonly string neighbour;
    private readonly FileStream data;
    private readonly SafeFileHandle handle;
    private DownloadJournal? journal;
    private ContentHash? hash;
    private long size;
    private bool isUnread;
    private bool isCommitted;
    private bool isKept;
    private bool isDisposed;

    /// <param name="path">Where the file will be.</param>
    /// <param name="options">Whether one that is there is replaced, and whether what an earlier process left is used.</param>
    /// <param name="room">Clock and log.</param>
    /// <exception cref="LocalFileAlreadyExistsException">One is there, and is not to be replaced.</exception>
    /// <exception cref="TransferException">Another transfer is writing it, or its neighbour cannot be made.</exception>
    public FileSink(string path, TransferOptions options, TransferRoom room)
    {
        (Path, this.options, this.room) = (path, options, room);
        Refuse();
        neighbour = Neighbour(path, DataEnding);
        data = Open(neighbour, isPrivate: false);
        handle = data.SafeFileHandle;
        RefuseOnceMore();
    }

    public override bool TakesAnyOrder => true;

    public override string Path { get; }

    public override DownloadJournal? Journal => journal;

    public override StretchSums Sums { get; } = new();

    /// <summary>Where the bytes are until they are whole: always the same for one target, never longer than a name may be.</summary>
    public static string NeighbourOf(string path) => Neighbour(path, DataEnding);

    /// <summary>Where it is remembered which bytes are there.</summary>
    public static string JournalOf(string path) => Neighbour(path, JournalEnding);

    /// <summary>Whether a file is of a download that is not done, by its name: it holds the mark of the name it will have.</summary>
    public static bool IsLeftover(string path) => IsNeighbour(System.IO.Path.GetFileName(path), DataEnding) || IsNeighbour(System.IO.Path.GetFileName(path), JournalEnding);

    public override IReadOnlyList<ByteRange> Restore(FileId file, long size, CancellationToken cancellationToken)
    {
        this.size = size;
        var isRemembered = options.Resume && size >= LeastRemembered;
        if (isRemembered) journal ??= OpenJournal(file);
        else if (File.Exists(JournalOf(Path))) Delete(JournalOf(Path)); // it is of bytes that are about to go
        try
        {
            var present = journal?.Restore(cancellationToken) ?? [];
            RandomAccess.SetLength(handle, present.Select(record => record.Range.To).DefaultIfEmpty().Max());
            foreach (var record in present) Sums.Add(record.Range, record.Checksum);
            return [.. present.Select(record => record.Range)];
        }
        catch (Exception failure) when (IsLocal(failure))
        {
            throw Failed($"what is in '{neighbour}' could not be taken up; without that file the download begins anew", failure);
        }
    }

    // As long as an earlier one cannot be opened (too many files may be open), nobody knows what it says of the bytes that are there.
    private DownloadJournal OpenJournal(FileId file)
    {
        isUnread = File.Exists(JournalOf(Path));
        var stream = Open(JournalOf(Path), isPrivate: true);
        isUnread = false;
        return new DownloadJournal(stream, handle, file, size, room);
    }

    private FileStream Open(string path, bool isPrivate)
    {
        try
        {
            return room.Disk.Open(path, System.IO.Path.GetFileName(Path), isPrivate);
        }
        catch (Exception failure) when (IsLocal(failure))
        {
            var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path));
            throw Failed(Directory.Exists(folder) ? $"'{path}' could not be made" : $"there is no folder '{folder}'", failure);
        }
    }

    private TransferException Failed(string what, Exception cause) =>
        new TransferSubject(System.IO.Path.GetFileName(Path), IsUpload: false).Failed(StorageFaults.Local(what, cause), 1);

    public override ValueTask WriteAsync(long offset, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            // Written where the worker runs: the kernel takes it into its cache, and handing it to another thread costs more than that.
            room.Disk.Write(handle, bytes.Span, offset);
            journal?.CheckData();
            return ValueTask.CompletedTask;
        }
        catch (Exception failure) when (IsLocal(failure))
        {
            throw StorageFaults.Local($"'{neighbour}' could not be written", failure);
        }
    }

    public override uint? ChecksumOf(ByteRange range, CancellationToken cancellationToken) => ReadBack(() => Crc32C.Of(room.Disk, handle, range, cancellationToken));

    // Of the CRC-32C all stretches know theirs; the others need the bytes one behind the other, which come from the disk.
    public override byte[]? Hash(ChecksumKind kind, CancellationToken cancellationToken) =>
        kind == ChecksumKind.Crc32C && Sums.Whole(size) is { } crc ? ContentHash.BytesOf(crc) : ReadBack(() => HashOf(kind, cancellationToken));

    public override void Forget()
    {
        journal?.Clear();
        Sums.Clear();
        ForgetHash();
    }

    public override void Commit()
    {
        try
        {
            Flush();
            // Who can open it may cut it: it stays locked until it has its final name. Windows moves no file that is open.
            if (!IsOurs()) throw StorageFaults.Local($"'{neighbour}' is not the file any more that was written", new IOException("another was put in its place"));
            if (OperatingSystem.IsWindows()) Close();
            Refuse();
            room.Disk.Move(neighbour, Path, options.Overwrite);
            isCommitted = true;
            Dispose(); // whoever is told that it is there may open it
        }
        catch (Exception failure) when (IsLocal(failure))
        {
            throw StorageFaults.Local($"'{neighbour}' could not be flushed and renamed to '{Path}'", failure);
        }
    }

    public override bool CanBeKept => !isCommitted && (isUnread || journal?.HoldsBytes == true) && IsOurs();

    public override void KeepForLater() => isKept = CanBeKept;

    public override void Dispose()
    {
        if (isDisposed) return;
        isDisposed = true;
        // As with Commit: what is deleted after it was unlocked may be another's by then.
        var isLeft = !isCommitted && !isKept && IsOurs();
        if (OperatingSystem.IsWindows()) Close();
        if (isLeft) Delete(neighbour);
        if (journal is not null && !isKept) Delete(JournalOf(Path));
        Close();
        journal = null;
    }

    private bool IsOurs() => data.SafeFileHandle.IsClosed || LocalLock.IsAt(neighbour, data);

    private void Close()
    {
        journal?.Dispose();
        data.Dispose();
        ForgetHash();
    }

    private static string Neighbour(string path, string ending)
    {
        var name = System.IO.Path.GetFileName(path);
        var mark = MarkOf(name);
        var kept = name;
        while (Encoding.UTF8.GetByteCount(kept) > LongestName - mark.Length - ending.Length) kept = kept[..^(char.IsLowSurrogate(kept[^1]) ? 2 : 1)];
        return System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!, kept + mark + ending);
    }

    private static string MarkOf(string name) => "." + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, MarkBytes));

    private static bool IsNeighbour(string name, string ending)
    {
        var kept = name.Length - (2 * MarkBytes) - 1 - ending.Length;
        if (kept <= 0 || !name.EndsWith(ending, StringComparison.Ordinal)) return false;
        var mark = name[kept..^ending.Length];
        // A long name is cut (before a letter of up to four bytes), and the mark is of all of it.
        var isCut = Encoding.UTF8.GetByteCount(name) > LongestName - 4 && mark[0] == '.' && mark.AsSpan(1).IndexOfAnyExcept(HexDigits) < 0;
        return isCut || mark == MarkOf(name[..kept]);
    }

    private static bool IsLocal(Exception failure) => failure is IOException or UnauthorizedAccessException;

    private T ReadBack<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (IsLocal(failure))
        {
            throw StorageFaults.Local($"'{neighbour}' could not be read back", failure);
        }
    }

    private byte[] HashOf(ChecksumKind kind, CancellationToken cancellationToken)
    {
        if (hash?.Kind != kind) ForgetHash();
        hash ??= new ContentHash(kind);
        var buffer = new byte[PartSize.Mebibyte];
        for (var read = 1; read > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            read = room.Disk.Read(handle, buffer, hash.Length);
            hash.Append(buffer.AsSpan(0, read));
        }

        var value = hash.Value();
        ForgetHash();
        return value;
    }

    private void ForgetHash()
    {
        hash?.Dispose();
        hash = null;
    }

    private void Flush()
    {
        if (journal is null) room.Disk.Flush(handle);
        else journal.FlushData();
    }

    // Another process may have finished the same file after the first look and before this one had the lock.
    private void RefuseOnceMore()
    {
        try
        {
            Refuse();
        }
        catch (SevenBridgesException)
        {
            var isNew = RandomAccess.GetLength(handle) == 0;
            if (OperatingSystem.IsWindows()) data.Dispose();
            if (isNew) Delete(neighbour);
            data.Dispose();
            throw;
        }
    }

    private void Refuse()
    {
        if (Directory.Exists(Path)) throw Taken();
        if (!options.Overwrite && (File.Exists(Path) || new FileInfo(Path).LinkTarget is not null)) // a link that leads nowhere exists too
            throw new LocalFileAlreadyExistsException($"'{Path}' exists and was kept; set TransferOptions.Overwrite to replace it.") { Path = Path };
    }

    private TransferException Taken() =>
        new($"'{System.IO.Path.GetFileName(Path)}' was not downloaded: '{Path}' is a folder, and a file cannot take its place.")
        {
            Fault = TransferFault.LocalFile,
            FileName = System.IO.Path.GetFileName(Path),
        };

    private void Delete(string path)
    {
        try
        {
            room.Disk.Delete(path);
        }
        catch (Exception failure) when (IsLocal(failure))
        {
            room.Log.TemporaryFileLeft(path, failure.Message);
        }
    }
}
