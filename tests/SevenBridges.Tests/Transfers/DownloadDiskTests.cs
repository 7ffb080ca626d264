using SevenBridges.Tests.Transfers.Faults;
using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

/// <summary>What a download's files go through on the local disk: flushes that fail, other processes at the same files, reads that fail.</summary>
public sealed class DownloadDiskTests
{
    private const int Mebibyte = 1024 * 1024;
    private const int Size = (20 * Mebibyte) + 77;

    [Fact]
    public async Task Download_AFlushMidwayFailsAndTheLastOneSucceeds_FailsAndKeepsNothing()
    {
        var disk = new FaultyDisk { FlushesThatFail = 1 };
        using var rig = NewRig(disk);
        rig.Store.Fault = (_, _) =>
        {
            rig.Clock.Advance(TimeSpan.FromSeconds(6));
            return null;
        };

        var failure = await rig.FailAsync();

        failure.Fault.Should().Be(TransferFault.LocalFile);
        failure.Message.Should().Contain("Input/output error");
        File.Exists(rig.Target).Should().BeFalse();
        rig.Leftovers.Should().BeEmpty("bytes that the disk has refused may look sound as long as they are in memory");
    }

    [Fact]
    public void Journal_AFlushFails_SaysSoOnceAndForAllUntilAllIsForgotten()
    {
        var disk = new FaultyDisk { FlushesThatFail = 1 };
        using var rig = NewRig(disk);
        using var data = File.OpenHandle(rig.Partial, FileMode.Create, FileAccess.ReadWrite);
        using var journal = Begun(rig, data);

        journal.Invoking(it => it.FlushData()).Should().Throw<IOException>();

        journal.Invoking(it => it.FlushData()).Should().Throw<IOException>();
        journal.HoldsBytes.Should().BeFalse();
        journal.Clear();
        journal.Invoking(it => it.FlushData()).Should().NotThrow();
    }

    [Fact]
    public void Journal_IsClearedWhileAFlushRuns_DoesNotCallTheNewRecordsDurable()
    {
        using var flush = new ManualResetEventSlim();
        using var rig = NewRig(new FaultyDisk { Before = (step, _) => flush.Wait() });
        using var data = File.OpenHandle(rig.Partial, FileMode.Create, FileAccess.ReadWrite);
        var journal = Begun(rig, data);
        rig.Clock.Advance(TimeSpan.FromSeconds(6));
        journal.Add(new ByteRange(1, 2), 0);
        var clearing = new Thread(() =>
        {
            journal.Clear();
            journal.Begin("\"other\"");
            journal.Add(new ByteRange(0, 1), 0);
        });

        clearing.Start();
        SpinWait.SpinUntil(() => !clearing.IsAlive || clearing.ThreadState.HasFlag(ThreadState.WaitSleepJoin));
        flush.Set();
        clearing.Join();
        journal.Dispose();

        var bytes = File.ReadAllBytes(rig.Journal);
        JournalHeader.Read(bytes, out var salt).Should().NotBeNull();
        JournalRecord.ReadAll(bytes.AsSpan(JournalHeader.Length), salt).Select(record => record.Kind).Should().Equal(JournalRecordKind.Session, JournalRecordKind.Extent);
    }

    private static DownloadRig NewRig(FaultyDisk disk) => new(Bytes.Seeded(3, Size))
    {
        Options = new() { PartSize = PartSize.Minimum, Connections = 1, StallTimeout = TimeSpan.FromHours(1) },
        Disk = disk,
    };

    private static DownloadJournal Begun(DownloadRig rig, Microsoft.Win32.SafeHandles.SafeFileHandle data)
    {
        var journal = new DownloadJournal(LocalLock.Open(rig.Journal, "reads.bam", isPrivate: true), data, rig.FileId, Size, rig.Room);
        journal.Begin("\"one\"");
        journal.Add(new ByteRange(0, 1), 0);
        return journal;
    }
}
