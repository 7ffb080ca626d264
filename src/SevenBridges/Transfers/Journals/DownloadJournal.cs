using Microsoft.Win32.SafeHandles;

namespace SevenBridges.Transfers;

/// <summary>
/// Remembers beside a download which of its bytes are written, so that the next process need not fetch them again. It is believed as far as its checksums and those of the
/// bytes agree, and after a restart of the machine only as far as bytes were flushed.
/// </summary>
internal sealed class DownloadJournal : IDisposable
{
    // A record of each mebibyte of the largest file, several times over.
    private const long LongestBelieved = PartSize.Gibibyte;

    private static readonly TimeSpan FlushEvery = TimeSpan.FromSeconds(5);

    private readonly FileStream stream;
    private readonly SafeFileHandle data;
    private readonly JournalHeader blank;
    private readonly TransferRoom room;
    private readonly Lock mutex = new();
    private readonly byte[] line = new byte[JournalRecord.Size];
    private readonly HashSet<ChecksumKind> told = [];
    private JournalReading? reading;
    private uint salt;
    private int count;
    private bool isOpen;
    private long flushed;
    private Task flushing = Task.CompletedTask;
    private volatile Exception? lost;
    private bool holdsBytes;

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

    /// <summary>What is remembered of the content that the bytes are of.</summary>
    public JournalContent Content { get; private set; } = JournalContent.Unknown;

    /// <summary>Whether there is anything in it that a later process could use. A flush that runs is waited for: if it fails, there is nothing.</summary>
    public bool HoldsBytes
    {
        get
        {
            flushing.Wait();
            lock (mutex) return holdsBytes;
        }
    }

    /// <summary>Reads what earlier processes left, reads the bytes back, and compares.</summary>
    /// <param name="cancellationToken">Breaks the reading off; the next call goes on where it was.</param>
    /// <returns>The stretches that are there; none when there is nothing, or nothing that can be believed.</returns>
    public IReadOnlyList<JournalRecord> Restore(CancellationToken cancellationToken)
    {
        reading ??= BeginReading();
        holdsBytes = reading.HoldsBytes; // whatever ends the reading, a later process may still find them sound
        var sound = reading.Finish(record => IsSound(record, cancellationToken));
        if (reading.Length > 0) TellDoubts(reading);
        if (sound.Count > 0) GoOn(reading);
        else Clear();
        reading = null;
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

    /// <summary>Says which content the bytes are of, as far as that is known; the first that is said counts, and what becomes known later may be said later.</summary>
    /// <param name="known">What the object store told so far.</param>
    public void Begin(ContentFacts known)
    {
        lock (mutex)
        {
            if (lost is not null || !(isOpen || Open(known.ETag))) return;
            if (Content.ETag == 0 && known.ETag is { } etag) Name(JournalHeader.Mark(etag));
            if (Content.Stored is null && known.LastModified is { } time) Date(time);
            foreach (var checksum in known.Checksums.Where(checksum => told.Add(checksum.Kind)))
                foreach (var record in JournalContent.RecordsOf(checksum)) Write(record);
        }
    }

    /// <summary>Remembers a stretch that was written.</summary>
    public void Add(ByteRange range, uint checksum)
    {
        lock (mutex)
        {
            if (!isOpen) return;
            Write(JournalRecord.Extent(range, checksum));
            holdsBytes = isOpen;
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

    private JournalReading BeginReading()
    {
        if (stream.Length > LongestBelieved) return new JournalReading((int)Math.Min(stream.Length, int.MaxValue), JournalContent.Unknown, []);
        var bytes = new byte[stream.Length];
        RandomAccess.Read(stream.SafeFileHandle, bytes, 0);
        if (JournalHeader.Read(bytes, out salt) is not { } header || header with { ETag = 0 } != blank) return new JournalReading(bytes.Length, JournalContent.Unknown, []);
        var records = JournalRecord.ReadAll(bytes.AsSpan(JournalHeader.Length), salt);
        return new JournalReading(bytes.Length, JournalContent.Of(header, records), records);
    }

    private bool Open(string? etag)
    {
        Span<byte> header = stackalloc byte[JournalHeader.Length];
        Content = JournalContent.Unknown with { ETag = JournalHeader.Mark(etag) };
        told.Clear();
        (isOpen, count) = (true, 0);
        salt = (blank with { ETag = Content.ETag }).WriteTo(header);
        if (Write(header, 0)) Write(JournalRecord.Session(BootId.Current));
        return isOpen;
    }

    private void Name(UInt128 etag)
    {
        Content = Content with { ETag = etag };
        Write(JournalRecord.Content(etag));
    }

    private void Date(DateTimeOffset time)
    {
        Content = Content with { Stored = time };
        Write(JournalRecord.Stored(time));
    }

    private bool IsSound(JournalRecord record, CancellationToken cancellationToken) =>
        record.First >= 0 && record.Second >= record.First && record.Second <= blank.Size
        && Crc32C.Of(room.Disk, data, record.Range, cancellationToken) == record.Checksum;

    private void TellDoubts(JournalReading read)
    {
        if (read.Records == 0) room.Log.JournalNotBelieved(stream.Name, read.Length);
        if (read.Unsound > 0) room.Log.BytesNotBelieved(stream.Name, read.Unsound);
    }

    // What is behind the last sound record is torn: it is written over.
    private void GoOn(JournalReading read)
    {
        lock (mutex)
        {
            stream.SetLength(JournalHeader.Length + ((long)read.Records * JournalRecord.Size));
            (isOpen, count, holdsBytes, Content) = (true, read.Records, true, read.Content);
            foreach (var checksum in Content.Checksums) told.Add(checksum.Kind);
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
        (Content, isOpen, count, holdsBytes) = (JournalContent.Unknown, false, 0, false);
        told.Clear();
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
