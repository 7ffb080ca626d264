using Microsoft.Win32.SafeHandles;

namespace SevenBridges.Transfers;

/// <summary>
/// Remembers beside a download which of its bytes are written, so that the next process need not fetch them again. It is believed as far as its checksums and those of the
/// bytes agree, and after a restart of the machine only as far as bytes were flushed.
/// </summary>
internal sealed class DownloadJournal : IDisposable
{
    private static readonly TimeSpan FlushEvery = TimeSpan.FromSeconds(5);

    private readonly FileStream stream;
    private readonly SafeFileHandle data;
    private readonly JournalHeader blank;
    private readonly TransferRoom room;
    private readonly Lock mutex = new();
    private readonly byte[] line = new byte[JournalRecord.Size];
    private uint salt;
    private int count;
    private bool isOpen;
    private long flushed;
    private Task flushing = Task.CompletedTask;
    private volatile Exception? lost;

    /// <param name="stream">The journal's file, which is this transfer's alone. Owned from now on.</param>
    /// <param name="data">The file with the bytes. Not owned.</param>
    /// <param name="file">Id of the file on the Platform.</param>
    /// <param name="size">Its size.</param>
    /// <param name="room">Its clock tells when to flush, its log is told what was not believed.</param>
    public DownloadJournal(FileStream stream, SafeFileHandle data, FileId file, long size, TransferRoom room)
    {
        (this.stream, this.data, this.room) = (stream, data, room);
        blank = new JournalHeader(size, JournalHeader.Mark(file.Value), 0);
        flushed = room.Clock.GetTimestamp();
    }

    /// <summary>Mark of the ETag of the content that the earlier bytes are of; null: there are none.</summary>
    public UInt128? ETag { get; private set; }

    /// <summary>Whether there is anything in it that a later process could use.</summary>
    public bool HoldsBytes { get; private set; }

    /// <summary>Reads what earlier processes left, reads the bytes back, and compares.</summary>
    /// <param name="cancellationToken">Breaks the reading off.</param>
    /// <returns>The stretches that are there; none when there is nothing, or nothing that can be believed.</returns>
    public IReadOnlyList<ByteRange> Restore(CancellationToken cancellationToken)
    {
        var bytes = new byte[stream.Length];
        RandomAccess.Read(stream.SafeFileHandle, bytes, 0);
        var records = bytes.Length > 0 && JournalHeader.Read(bytes, out salt) is { } header && IsOfThisContent(header)
            ? JournalRecord.ReadAll(bytes.AsSpan(JournalHeader.Length), salt)
            : [];
        var believed = JournalTrust.Believed(records, BootId.Current).ToList();
        HoldsBytes = believed.Count > 0; // whatever ends the reading, a later process may still find them sound
        var sound = believed.Where(record => IsSound(record, cancellationToken)).Select(record => record.Range).ToList();
        if (bytes.Length > 0) TellDoubts(bytes.Length, records.Count, believed.Count - sound.Count);
        if (sound.Count > 0) GoOn(records.Count);
        else Clear();
        return sound;
    }

    /// <summary>Forgets everything: what follows is of other content.</summary>
    public void Clear()
    {
        // What a flush covers is counted in records that are about to go: it must not say so among those that follow.
        flushing.Wait();
        lock (mutex) Forget();
        lost = null;
    }

    /// <summary>Brings all bytes to the disk.</summary>
    /// <exception cref="IOException">That failed, now or before.</exception>
    public void FlushData()
    {
        flushing.Wait();
        CheckData();
        if (!TryFlushData()) CheckData();
    }

    /// <summary>Makes sure that the disk has taken all that was flushed so far.</summary>
    /// <exception cref="IOException">It has not. The system says so once only: a later flush may succeed without these bytes.</exception>
    public void CheckData()
    {
        if (lost is { } failure) throw new IOException(failure.Message, failure);
    }

    /// <summary>Says which content the bytes are of, as soon as that is known; the first time counts.</summary>
    public void Begin(string? etag)
    {
        lock (mutex)
        {
            if (isOpen || lost is not null) return;
            Span<byte> header = stackalloc byte[JournalHeader.Length];
            (isOpen, count) = (true, 0);
            salt = (blank with { ETag = JournalHeader.Mark(etag) }).WriteTo(header);
            if (Write(header, 0)) Write(JournalRecord.Session(BootId.Current));
        }
    }

    /// <summary>Remembers a stretch that was written.</summary>
    public void Add(ByteRange range, uint checksum)
    {
        lock (mutex)
        {
            if (!isOpen) return;
            Write(JournalRecord.Extent(range, checksum));
            HoldsBytes = isOpen;
            if (room.Clock.GetElapsedTime(flushed) < FlushEvery || !flushing.IsCompleted) return;
            flushed = room.Clock.GetTimestamp();
            var covered = count;
            flushing = Task.Run(() => Flush(covered));
        }
    }

    public void Dispose()
    {
        flushing.Wait();
        stream.Dispose();
    }

    private bool IsOfThisContent(JournalHeader header)
    {
        ETag = header.ETag;
        return header with { ETag = 0 } == blank;
    }

    private bool IsSound(JournalRecord record, CancellationToken cancellationToken) =>
        record.First >= 0 && record.Second >= record.First && record.Second <= blank.Size
        && ExtentChecksum.Of(room.Disk, data, record.Range, cancellationToken) == record.Checksum;

    private void TellDoubts(int length, int records, int unsound)
    {
        if (records == 0) room.Log.JournalNotBelieved(stream.Name, length);
        if (unsound > 0) room.Log.BytesNotBelieved(stream.Name, unsound);
    }

    // What is behind the last sound record is torn: it is written over.
    private void GoOn(int records)
    {
        lock (mutex)
        {
            stream.SetLength(JournalHeader.Length + ((long)records * JournalRecord.Size));
            (isOpen, count, HoldsBytes) = (true, records, true);
            Write(JournalRecord.Session(BootId.Current));
        }
    }

    private void Flush(int covered)
    {
        if (TryFlushData()) TellDurable(covered);
    }

    private bool TryFlushData()
    {
        try
        {
            room.Disk.Flush(data);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            lost = failure;
            Distrust();
            return false;
        }
    }

    // Bytes that the disk has refused may still be read back from memory, and look sound: no later process may believe them.
    private void Distrust()
    {
        try
        {
            lock (mutex) Forget();
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            room.Log.JournalNotWritten(stream.Name, failure.Message);
        }
    }

    private void Forget()
    {
        (ETag, isOpen, count, HoldsBytes) = (null, false, 0, false);
        stream.SetLength(0);
    }

    private void TellDurable(int covered)
    {
        try
        {
            lock (mutex)
            {
                if (!isOpen) return;
                Write(JournalRecord.Durable(covered));
            }

            RandomAccess.FlushToDisk(stream.SafeFileHandle);
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            room.Log.JournalNotWritten(stream.Name, failure.Message);
        }
    }

    // A download that cannot be remembered goes on all the same.
    private void Write(JournalRecord record)
    {
        record.WriteTo(line, salt, count);
        if (Write(line, JournalHeader.Length + ((long)count * JournalRecord.Size))) count++;
    }

    private bool Write(ReadOnlySpan<byte> bytes, long offset)
    {
        try
        {
            RandomAccess.Write(stream.SafeFileHandle, bytes, offset);
            return true;
        }
        catch (IOException failure)
        {
            isOpen = false;
            room.Log.JournalNotWritten(stream.Name, failure.Message);
            return false;
        }
    }
}
