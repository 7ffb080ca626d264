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
    /// <exception cref="IOException">It is no ordinary file, or cannot be read.</exception>
    public static FileUploadSource Open(string path)
    {
        if (Directory.Exists(path)) throw new UnauthorizedAccessException($"'{path}' is a folder; only files can be uploaded.");
        if (!LocalKind.IsOrdinary(path)) throw NotOrdinary(path, "it is a pipe, a socket or a device");
        var handle = File.OpenHandle(path, options: FileOptions.Asynchronous);
        try
        {
            if (HoldsMoreThanItsSize(handle)) throw NotOrdinary(path, "its size is 0, and yet it can be read, as with a device or a file that the system makes up");
            return new(handle);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
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

    // In this order: a file that just begins to grow is told from one that never says how large it is.
    private static bool HoldsMoreThanItsSize(SafeFileHandle handle)
    {
        if (RandomAccess.GetLength(handle) > 0) return false;
        Span<byte> first = stackalloc byte[1];
        return RandomAccess.Read(handle, first, 0) > 0 && RandomAccess.GetLength(handle) == 0;
    }

    private static IOException NotOrdinary(string path, string why) =>
        new($"'{path}' is no ordinary file ({why}), and nobody knows how long it will be: copy it to a file first, or upload a stream that reads it and cannot seek.");
}
