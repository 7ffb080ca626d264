using Microsoft.Win32.SafeHandles;

namespace SevenBridges.Transfers;

/// <summary>A local file. It stays open from the beginning, so that another that is put in its place is not mixed in.</summary>
internal sealed class FileUploadSource : UploadSource
{
    private readonly SafeFileHandle handle;
    private readonly DateTime written;

    private FileUploadSource(SafeFileHandle handle) : base(RandomAccess.GetLength(handle))
    {
        this.handle = handle;
        written = File.GetLastWriteTimeUtc(handle);
    }

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a folder.</exception>
    public static FileUploadSource Open(string path)
    {
        if (Directory.Exists(path)) throw new UnauthorizedAccessException($"'{path}' is a folder; only files can be uploaded.");
        return new(File.OpenHandle(path, options: FileOptions.Asynchronous));
    }

    public override long Stamp => written.Ticks;

    // The disk is read where the worker runs: with read-ahead in the kernel that is faster than handing every block to another thread.
    public override ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested(); // between the blocks of a part, which may be gigabytes
        return ValueTask.FromResult(RandomAccess.Read(handle, buffer.Span, offset));
    }

    public override void CheckUnchanged()
    {
        if (RandomAccess.GetLength(handle) != Length) throw Changed("it has another length now");
        if (File.GetLastWriteTimeUtc(handle) != written) throw Changed("it was written to");
    }

    public override void Dispose() => handle.Dispose();
}
