using Microsoft.Win32.SafeHandles;
using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers.Faults;

/// <summary>A file system on which one thing goes wrong.</summary>
internal sealed class FaultyDisk : LocalFiles
{
    private long written;

    /// <summary>How many bytes there is room for; null: for all.</summary>
    public long? Room { get; set; }

    public bool IsReadOnly { get; set; }

    public bool RenamesFail { get; set; }

    public bool FlushesFail { get; set; }

    public override FileStream Open(string path, string subject, bool isPrivate) =>
        IsReadOnly ? throw new UnauthorizedAccessException($"Access to the path '{path}' is denied.") : base.Open(path, subject, isPrivate);

    public override void Write(SafeFileHandle handle, ReadOnlySpan<byte> bytes, long offset)
    {
        if (Interlocked.Add(ref written, bytes.Length) > Room) throw new IOException("No space left on device");
        base.Write(handle, bytes, offset);
    }

    public override void Flush(SafeFileHandle handle)
    {
        if (FlushesFail) throw new IOException("Input/output error");
        base.Flush(handle);
    }

    public override void Move(string from, string to, bool overwrite)
    {
        if (RenamesFail) throw new IOException("Invalid cross-device link");
        base.Move(from, to, overwrite);
    }

    public void Mend()
    {
        (Room, IsReadOnly, RenamesFail, FlushesFail) = (null, false, false, false);
        written = 0;
    }
}
