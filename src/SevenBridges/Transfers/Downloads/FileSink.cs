using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;

namespace SevenBridges.Transfers;

/// <summary>A local file that appears under its name only when it is whole; until then its bytes are in a neighbour with another name.</summary>
internal sealed class FileSink : DownloadSink
{
    private const string Ending = ".partial";
    private const int LongestName = 255;

    private readonly bool overwrite;
    private readonly ILogger log;
    private readonly string neighbour;
    private readonly SafeFileHandle handle;
    private bool committed;

    /// <param name="path">Where the file will be.</param>
    /// <param name="overwrite">Whether one that is there is replaced.</param>
    /// <param name="log">Told when the neighbour cannot be removed.</param>
    /// <exception cref="LocalFileAlreadyExistsException">One is there, and is not to be replaced.</exception>
    /// <exception cref="IOException">The neighbour cannot be made, or another process writes it.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder does not allow it.</exception>
    public FileSink(string path, bool overwrite, ILogger log)
    {
        (Path, this.overwrite, this.log) = (path, overwrite, log);
        Refuse();
        neighbour = NeighbourOf(path);
        if (new FileInfo(neighbour).LinkTarget is not null) throw new IOException($"'{neighbour}' is a symbolic link, and nothing is written through one.");
        handle = File.OpenHandle(neighbour, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        // Truncated only now: when another process is writing it, opening has failed and its bytes are as they were.
        RandomAccess.SetLength(handle, 0);
    }

    public override bool TakesAnyOrder => true;

    public override string Path { get; }

    /// <summary>Where the bytes are until they are whole: always the same for one target, never longer than a name may be.</summary>
    public static string NeighbourOf(string path)
    {
        var name = System.IO.Path.GetFileName(path);
        var mark = "." + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 5));
        var kept = name;
        while (Encoding.UTF8.GetByteCount(kept) > LongestName - mark.Length - Ending.Length) kept = kept[..^(char.IsLowSurrogate(kept[^1]) ? 2 : 1)];
        return System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!, kept + mark + Ending);
    }

    public override ValueTask WriteAsync(long offset, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            // Written where the worker runs: the kernel takes it into its cache, and handing it to another thread costs more than that.
            RandomAccess.Write(handle, bytes.Span, offset);
            return ValueTask.CompletedTask;
        }
        catch (Exception failure) when (IsLocal(failure))
        {
            throw StorageFaults.Local($"'{neighbour}' could not be written", failure);
        }
    }

    public override byte[]? Md5(byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return HashOf(buffer, cancellationToken);
        }
        catch (Exception failure) when (IsLocal(failure))
        {
            throw StorageFaults.Local($"'{neighbour}' could not be read back", failure);
        }
    }

    public override void Commit()
    {
        try
        {
            RandomAccess.FlushToDisk(handle);
            handle.Dispose();
            Refuse();
            File.Move(neighbour, Path, overwrite);
            committed = true;
        }
        catch (Exception failure) when (IsLocal(failure))
        {
            throw StorageFaults.Local($"'{neighbour}' could not be flushed and renamed to '{Path}'", failure);
        }
    }

    public override void Dispose()
    {
        handle.Dispose();
        if (committed) return;
        try
        {
            File.Delete(neighbour);
        }
        catch (Exception failure) when (IsLocal(failure))
        {
            log.TemporaryFileLeft(neighbour, failure.Message);
        }
    }

    private static bool IsLocal(Exception failure) => failure is IOException or UnauthorizedAccessException;

    private byte[] HashOf(byte[] buffer, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        var read = 1;
        for (long offset = 0; read > 0; offset += read)
        {
            cancellationToken.ThrowIfCancellationRequested();
            read = RandomAccess.Read(handle, buffer, offset);
            hash.AppendData(buffer, 0, read);
        }

        return hash.GetHashAndReset();
    }

    private void Refuse()
    {
        if (Directory.Exists(Path)) throw new UnauthorizedAccessException($"'{Path}' is a folder; a file cannot take its place.");
        if (!overwrite && File.Exists(Path))
            throw new LocalFileAlreadyExistsException($"'{Path}' exists and was kept; set TransferOptions.Overwrite to replace it.") { Path = Path };
    }
}
