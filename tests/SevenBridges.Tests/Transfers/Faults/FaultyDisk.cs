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

    /// <summary>How many flushes fail before one succeeds: a system tells of lost bytes once only.</summary>
    public int FlushesThatFail { get; set; }

    public bool ReadsFail { get; set; }

    /// <summary>Files whose opening fails, as when too many are open.</summary>
    public HashSet<string> Unopenable { get; } = [];

    /// <summary>Told of each step before it is done: its name, and the path where there is one.</summary>
    public Action<string, string> Before { get; set; } = (_, _) => { };

    /// <summary>Told of a file that was opened.</summary>
    public Action<string> Opened { get; set; } = _ => { };

    public override FileStream Open(string path, string subject, bool isPrivate)
    {
        if (IsReadOnly) throw new UnauthorizedAccessException($"Access to the path '{path}' is denied.");
        if (Unopenable.Contains(path)) throw new IOException("Too many open files");
        var opened = base.Open(path, subject, isPrivate);
        Opened(path);
        return opened;
    }

    public override int Read(SafeFileHandle handle, Span<byte> buffer, long offset)
    {
        Before("read", "");
        return ReadsFail ? throw new IOException("Input/output error") : base.Read(handle, buffer, offset);
    }

    public override void Write(SafeFileHandle handle, ReadOnlySpan<byte> bytes, long offset)
    {
        if (Interlocked.Add(ref written, bytes.Length) > Room) throw new IOException("No space left on device");
        base.Write(handle, bytes, offset);
    }

    public override void Flush(SafeFileHandle handle)
    {
        Before("flush", "");
        if (FlushesFail || FlushesThatFail-- > 0) throw new IOException("Input/output error");
        base.Flush(handle);
    }

    public override void Move(string from, string to, bool overwrite)
    {
        Before("move", from);
        if (RenamesFail) throw new IOException("Invalid cross-device link");
        base.Move(from, to, overwrite);
    }

    public override void Delete(string path)
    {
        Before("delete", path);
        base.Delete(path);
    }

    public void Mend()
    {
        (Room, IsReadOnly, RenamesFail, FlushesFail, ReadsFail) = (null, false, false, false, false);
        Unopenable.Clear();
        written = 0;
    }
}
