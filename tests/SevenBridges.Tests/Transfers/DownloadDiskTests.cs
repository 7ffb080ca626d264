using SevenBridges.Emulator;
using SevenBridges.Tests.Support;
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
    public void Journal_IsAskedWhatItHoldsWhileAFlushRunsThatFails_HoldsNothing()
    {
        using var flush = new ManualResetEventSlim();
        using var rig = NewRig(new FaultyDisk { Before = (step, _) => flush.Wait(), FlushesFail = true });
        using var data = File.OpenHandle(rig.Partial, FileMode.Create, FileAccess.ReadWrite);
        using var journal = Begun(rig, data);
        rig.Clock.Advance(TimeSpan.FromSeconds(6));
        journal.Add(new ByteRange(1, 2), 0);
        bool? holdsBytes = null;
        var asking = new Thread(() => holdsBytes = journal.HoldsBytes);

        asking.Start();
        SpinWait.SpinUntil(() => !asking.IsAlive || asking.ThreadState.HasFlag(ThreadState.WaitSleepJoin));
        flush.Set();
        asking.Join();

        holdsBytes.Should().BeFalse("what is kept for a later process must not be taken away from it a moment later");
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
            journal.Begin(new ContentFacts("\"other\"", null, []));
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

    [Fact]
    public async Task Download_IsAboutToGetItsName_IsStillItsOwnersAlone()
    {
        if (OperatingSystem.IsWindows()) return;
        var others = new List<string>();
        var disk = new FaultyDisk();
        using var rig = NewRig(disk);
        disk.Before = (step, path) =>
        {
            if (step is "move" or "delete" && IsFree(path)) others.Add(path);
        };

        await rig.RunAsync();
        disk.RenamesFail = true;
        File.Delete(rig.Target);
        using (var sink = new FileSink(rig.Target, rig.Options with { Resume = false }, rig.Room)) sink.Restore(rig.FileId, Size, CancellationToken.None);

        others.Should().BeEmpty("what another process can open, it may cut before it is renamed, and write before it is deleted");
        rig.Leftovers.Should().BeEmpty();
    }

    [Fact]
    public void Download_AnotherProcessFinishesTheFileBeforeThisOneHasTheLock_KeepsItsFile()
    {
        var disk = new FaultyDisk();
        using var rig = NewRig(disk);
        disk.Opened = _ => File.WriteAllText(rig.Target, "theirs");

        var opening = () => new FileSink(rig.Target, rig.Options, rig.Room);

        opening.Should().Throw<LocalFileAlreadyExistsException>();
        File.ReadAllText(rig.Target).Should().Be("theirs");
        rig.Leftovers.Should().BeEmpty();
    }

    [Theory]
    [InlineData("renamed")]
    [InlineData("deleted")]
    [InlineData("replaced")]
    public void Open_WhoHadItTakesItAwayBetweenOpeningAndLocking_OpensWhatIsThereThen(string what)
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TestFolder();
        var path = folder["reads.partial"];
        File.WriteAllText(path, "old");
        File.SetLastWriteTimeUtc(path, new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var openings = 0;

        using (var opened = LocalLock.Open(path, "reads", Open)) opened.WriteByte(1);

        openings.Should().Be(2);
        File.ReadAllBytes(path).Should().StartWith(new byte[] { 1 });
        if (what == "renamed") File.ReadAllText(folder["reads"]).Should().Be("old");

        FileStream Open()
        {
            var opened = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            if (++openings > 1) return opened;
            if (what == "renamed") File.Move(path, folder["reads"]);
            else File.Delete(path);
            if (what == "replaced") File.WriteAllText(path, "new");
            return opened;
        }
    }

    [Fact]
    public async Task Download_IsCancelledWhileBytesAreReadBack_StopsAtOnceAndKeepsThem()
    {
        var disk = new FaultyDisk();
        using var rig = NewRig(disk);
        await rig.BreakOffAsync(afterRequests: 2);
        using var cancel = new CancellationTokenSource();
        var reads = 0;
        disk.Before = (step, _) =>
        {
            if (step == "read" && ++reads == 2) cancel.Cancel();
        };

        await FluentActions.Awaiting(() => rig.RunAsync(cancel.Token)).Should().ThrowAsync<OperationCanceledException>();

        reads.Should().Be(2);
        await ShouldGoOnAsync(rig, disk);
    }

    [Fact]
    public async Task Download_IsPausedWhileBytesAreReadBack_RestsAndGoesOn()
    {
        const int size = 12 * Mebibyte;
        var (disk, clock, content) = (new FaultyDisk(), new ManualClock(), Bytes.Seeded(3, size));
        using var folder = new TestFolder();
        await using var emulator = await PlatformEmulator.StartAsync();
        await using var platform = new SevenBridgesClient(new SevenBridgesOptions { Endpoint = emulator.Endpoint, Token = emulator.Token, TimeProvider = clock, Disk = disk });
        var options = new TransferOptions { PartSize = PartSize.Minimum, Connections = 1, StallTimeout = TimeSpan.FromHours(1) };
        var file = (await platform.Files.UploadAsync(new MemoryStream(content), UploadDestination.InProject("rfranklin/wgs", "reads.bam"), options)).File;
        using var kill = new CancellationTokenSource();
        var killing = () => file.DownloadAsync(folder["reads.bam"], options, new CancelAfter(PartSize.Minimum, kill), kill.Token);
        await killing.Should().ThrowAsync<OperationCanceledException>();
        await using var transfer = file.PrepareDownload(folder["reads.bam"], options);
        var pausing = new TaskCompletionSource<Task>(TaskCreationOptions.RunContinuationsAsynchronously);
        disk.Before = (step, _) =>
        {
            if (step == "read" && !pausing.Task.IsCompleted) pausing.SetResult(transfer.PauseAsync());
        };

        transfer.Start();
        await await pausing.Task;
        transfer.Status.Should().Be(TransferStatus.Paused);
        transfer.Resume();
        await transfer.Completion;

        File.ReadAllBytes(folder["reads.bam"]).AsSpan().SequenceEqual(content).Should().BeTrue();
        Directory.GetFileSystemEntries(folder.Path).Should().ContainSingle();
    }

    [Fact]
    public async Task Download_ItsFolderIsTakenAwayMidway_FailsAndDoesNotSayThatAnythingIsKept()
    {
        if (OperatingSystem.IsWindows()) return;
        using var rig = new DownloadRig(Bytes.Seeded(6, 9_000_000));
        using var sink = new FileSink(rig.Target, rig.Options, rig.Room);
        rig.Store.Fault = (_, _) =>
        {
            if (Directory.Exists(rig.Folder.Path)) Directory.Delete(rig.Folder.Path, recursive: true);
            return null;
        };

        (await FluentActions.Awaiting(() => rig.RunAsync(sink)).Should().ThrowAsync<TransferException>()).Which.Fault.Should().Be(TransferFault.LocalFile);

        sink.CanBeKept.Should().BeFalse();
        Directory.CreateDirectory(rig.Folder.Path);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Download_APipeStandsWhereItsFilesMustBe_FailsNamingIt(bool isJournal)
    {
        if (OperatingSystem.IsWindows()) return;
        using var rig = new DownloadRig(Bytes.Seeded(6, 9_000_000));
        var pipe = isJournal ? rig.Journal : rig.Partial;
        using var made = System.Diagnostics.Process.Start("mkfifo", pipe);
        await made.WaitForExitAsync();

        var failure = await rig.FailAsync();

        failure.Fault.Should().Be(TransferFault.LocalFile);
        failure.Message.Should().Contain(pipe).And.Contain("is a pipe or a device");
    }

    [Fact]
    public async Task Download_BytesCannotBeReadBack_FailsWithTheNameAndKeepsThem()
    {
        var disk = new FaultyDisk();
        using var rig = NewRig(disk);
        await rig.BreakOffAsync(afterRequests: 2);
        disk.ReadsFail = true;

        var failure = await rig.FailAsync();

        failure.Should().BeEquivalentTo(new { Fault = TransferFault.LocalFile, FileName = "reads.bam" });
        failure.Message.Should().Contain(rig.Partial).And.Contain("Input/output error");
        await ShouldGoOnAsync(rig, disk);
    }

    [Fact]
    public async Task Download_JournalOfBeforeCannotBeOpened_FailsAndKeepsWhatIsThere()
    {
        var disk = new FaultyDisk();
        using var rig = NewRig(disk);
        await rig.BreakOffAsync(afterRequests: 2);
        disk.Unopenable.Add(rig.Journal);

        var failure = await rig.FailAsync();

        failure.Fault.Should().Be(TransferFault.LocalFile);
        failure.Message.Should().Contain(rig.Journal).And.Contain("Too many open files");
        await ShouldGoOnAsync(rig, disk);
    }

    [Fact]
    public async Task Restore_IsBrokenOffAndAskedForAgain_FindsTheSame()
    {
        var disk = new FaultyDisk();
        using var rig = NewRig(disk);
        await rig.BreakOffAsync(afterRequests: 2);
        using var sink = new FileSink(rig.Target, rig.Options, rig.Room);

        sink.Invoking(it => it.Restore(rig.FileId, Size, new CancellationToken(canceled: true))).Should().Throw<OperationCanceledException>();

        sink.Restore(rig.FileId, Size, CancellationToken.None).Sum(range => range.Length).Should().Be(10 * Mebibyte);
        sink.KeepForLater();
    }

    [Fact]
    public async Task Download_ResumingIsOffNow_LeavesNoJournalOfBefore()
    {
        using var rig = NewRig(new FaultyDisk());
        await rig.BreakOffAsync(afterRequests: 2);
        File.Exists(rig.Journal).Should().BeTrue();

        using (var sink = new FileSink(rig.Target, rig.Options with { Resume = false }, rig.Room)) await rig.RunAsync(sink);

        rig.Leftovers.Should().BeEmpty();
    }

    /// <summary>As good as kills a transfer that has so many bytes.</summary>
    private sealed class CancelAfter(long bytes, CancellationTokenSource kill) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value)
        {
            if (value.Bytes >= bytes) kill.Cancel();
        }
    }

    private static async Task ShouldGoOnAsync(DownloadRig rig, FaultyDisk disk)
    {
        disk.Mend();
        var before = rig.Store.Requests.Count;
        await rig.RunAsync();
        File.ReadAllBytes(rig.Target).AsSpan().SequenceEqual(rig.Store.Content).Should().BeTrue();
        rig.Store.Requests.Skip(before).Sum(seen => seen.Request.Headers.Range!.Ranges.Sum(range => range.To!.Value - range.From!.Value + 1)).Should().Be(Size - (10 * Mebibyte));
    }

    private static bool IsFree(string path)
    {
        try
        {
            LocalLock.Open(path, "reads.bam", isPrivate: true).Dispose();
            return true;
        }
        catch (TransferException taken) when (taken.Fault == TransferFault.InUse)
        {
            return false;
        }
    }

    private static DownloadRig NewRig(FaultyDisk disk) => new(Bytes.Seeded(3, Size))
    {
        Options = new() { PartSize = PartSize.Minimum, Connections = 1, StallTimeout = TimeSpan.FromHours(1) },
        Disk = disk,
    };

    private static DownloadJournal Begun(DownloadRig rig, Microsoft.Win32.SafeHandles.SafeFileHandle data)
    {
        var journal = new DownloadJournal(LocalLock.Open(rig.Journal, "reads.bam", isPrivate: true), data, rig.FileId, Size, rig.Room);
        journal.Begin(new ContentFacts("\"one\"", null, []));
        journal.Add(new ByteRange(0, 1), 0);
        return journal;
    }
}
