using System.Net;
using SevenBridges.Emulator.Faults;
using SevenBridges.Tests.Support;
using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers.Faults;

/// <summary>
/// Operation × fault × size. Whatever happens, a transfer ends in the same bytes on the other side, or in a typed error that names the file, the part, the attempt and
/// the status; the final name never holds a wrong file, and an upload with a failed part is never completed. An upload that stays open is remembered by a journal: the next
/// run sends what is missing and nothing else.
/// </summary>
public sealed class FaultTableTests(FaultBench bench) : IClassFixture<FaultBench>, IDisposable
{
    private static readonly string[] Sizes = ["0", "1", "part - 1", "part", "part + 1", "3 parts"];
    private static readonly string[] UploadCalls = ["uploads.init", "uploads.getPart", "uploads.reportPart", "uploads.complete"];

    private readonly TestFolder home = new();

    public static TheoryData<string, string, string> Cells
    {
        get
        {
            var cells = new TheoryData<string, string, string>();
            foreach (var size in Sizes)
            {
                foreach (var fault in WireFault.OfStorage.Keys.Concat(WireFault.OfParts.Keys)) cells.Add("upload", fault, size);
                foreach (var call in UploadCalls)
                    foreach (var fault in WireFault.OfPlatform.Keys) cells.Add(call, fault, size);
                foreach (var fault in WireFault.OfCompletion.Keys) cells.Add("uploads.complete", fault, size);
                foreach (var fault in WireFault.OfStorage.Keys.Concat(WireFault.OfContent.Keys).Concat(DiskFaults.Keys)) cells.Add("download", fault, size);
                foreach (var fault in WireFault.OfPlatform.Keys) cells.Add("files.getDownloadInfo", fault, size);
                foreach (var damage in Damage.OfDownloads.Keys) cells.Add("download taken up", damage, size);
                foreach (var damage in Damage.OfUploads.Keys) cells.Add("upload taken up", damage, size);
            }

            return cells;
        }
    }

    private static Dictionary<string, Action<FaultyDisk, int>> DiskFaults { get; } = new()
    {
        ["full disk"] = (disk, size) => disk.Room = size / 2,
        ["read-only folder"] = (disk, _) => disk.IsReadOnly = true,
        ["failing rename"] = (disk, _) => disk.RenamesFail = true,
        ["failing flush"] = (disk, _) => disk.FlushesFail = true,
    };

    [Theory]
    [MemberData(nameof(Cells))]
    public Task Transfer_MeetsFault_IsWholeOrFailsAsItShould(string operation, string fault, string size) => operation switch
    {
        "upload" => UploadAsync(Seen(WireFault.OfStorage.GetValueOrDefault(fault) ?? WireFault.OfParts[fault], operation, size), FaultScript.PutPart, SizeOf(size, FaultBench.UploadPart)),
        "download" when DiskFaults.ContainsKey(fault) => DownloadToFaultyDiskAsync(DiskFaults[fault], fault, SizeOf(size, FaultBench.DownloadPart)),
        "download" => DownloadAsync(Seen(WireFault.OfStorage.GetValueOrDefault(fault) ?? WireFault.OfContent[fault], operation, size), FaultScript.GetContent, SizeOf(size, FaultBench.DownloadPart)),
        "files.getDownloadInfo" => DownloadAsync(WireFault.OfPlatform[fault], operation, SizeOf(size, FaultBench.DownloadPart)),
        "download taken up" => TakeDownloadUpAsync(Damage.OfDownloads[fault], SizeOf(size, FaultBench.DownloadPart)),
        "upload taken up" => TakeUploadUpAsync(Damage.OfUploads[fault], SizeOf(size, FaultBench.UploadPart)),
        _ => UploadAsync(Seen(WireFault.OfPlatform.GetValueOrDefault(fault) ?? WireFault.OfCompletion[fault], operation, size), operation, SizeOf(size, FaultBench.UploadPart)),
    };

    public void Dispose()
    {
        bench.Emulator.Faults.Clear();
        bench.AbortAll();
        bench.Disk.Mend();
        home.Dispose();
    }

    private static WireFault Seen(WireFault fault, string operation, string size) =>
        fault with { Expected = fault.ShowsIn(operation, size) switch { true => fault.Expected, false => Expected.Whole, null => Expected.Either } };

    private static int SizeOf(string words, int part) => words switch
    {
        "0" => 0,
        "1" => 1,
        "part - 1" => part - 1,
        "part" => part,
        "part + 1" => part + 1,
        _ => 3 * part,
    };

    private async Task UploadAsync(WireFault fault, string operation, int size)
    {
        var (path, content) = Local(size);
        var completions = bench.Completions;
        if (operation == FaultScript.PutPart) bench.Emulator.Faults.OnPart(size > FaultBench.UploadPart ? 2 : 1, fault.Times, fault.Fault);
        else bench.Emulator.Faults.On(operation, fault.Times, fault.Fault);

        var failure = await Caught(() => bench.UploadAsync(path));

        bench.Emulator.Faults.Clear();
        var file = await bench.FindAsync(Path.GetFileName(path));
        if (failure is null) Same(bench.Emulator.ContentOf(file!.Id.Value), content);
        else Check(failure, fault, Path.GetFileName(path), isOfAPart: operation is FaultScript.PutPart or "uploads.getPart" or "uploads.reportPart");
        if (failure is not null && operation != "uploads.complete") (file, bench.Completions).Should().Be((null, completions));
        MustBeAsExpected(failure, fault.Expected, isMet: Meets(operation, fault.Fault.Kind, size));
        if (failure is not null) await GoOnAsync(failure, fault, path, content);
        ShouldBeTidy();
    }

    private async Task GoOnAsync(Exception failure, WireFault fault, string path, byte[] content)
    {
        var journal = (failure as TransferException)?.Journal;
        (journal is not null).Should().Be(IsPassing(fault) && bench.Emulator.OpenUploads.Count == 1, "what may pass throws nothing away");
        if (journal is null) return;
        File.Exists(journal).Should().BeTrue();
        failure.Message.Should().Contain(journal).And.Contain("the same call goes on");
        var arrived = await bench.PartsOfAsync(bench.Emulator.OpenUploads.Single());

        var file = await bench.UploadAsync(path);

        Same(bench.Emulator.ContentOf(file.Id.Value), content);
        arrived.Where(part => bench.Emulator.AttemptsByPart(file.Id.Value)[part - 1] != 1).Should().BeEmpty("what had arrived is not sent again");
        Directory.GetFileSystemEntries(home.Path).Should().Equal(path);
    }

    private static bool IsPassing(WireFault fault) =>
        fault.Fault.Kind is FaultKind.ResetBefore or FaultKind.ResetAfterCommit or FaultKind.CutBody || fault.Status is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    // An only part is reported by the call that closes the upload.
    private static bool Meets(string operation, FaultKind kind, int size) => operation switch
    {
        FaultScript.PutPart => kind != FaultKind.CutBody || size > 0,
        "uploads.reportPart" => size > FaultBench.UploadPart,
        _ => true,
    };

    private async Task DownloadAsync(WireFault fault, string operation, int size)
    {
        var (file, content) = await bench.StoredAsync(size);
        if (fault.Fault.Kind == FaultKind.ChangedObject) file = await bench.NewAsync(content);
        var target = home[file.Name];
        var after = operation == FaultScript.GetContent && size > FaultBench.DownloadPart ? 1 : 0;
        bench.Emulator.Faults.On(operation, fault.Times, fault.Fault, after);

        var failure = await Caught(() => bench.DownloadAsync(file, target));

        // What changed before its first byte was fetched is fetched as it is now.
        if (failure is null) Same(File.ReadAllBytes(target), fault.Fault.Kind == FaultKind.ChangedObject ? bench.Emulator.ContentOf(file.Id.Value) : content);
        else Check(failure, fault, file.Name, isOfAPart: operation == FaultScript.GetContent && fault.Fault.Kind is not (FaultKind.WrongETag or FaultKind.ChangedObject or FaultKind.Headers));
        File.Exists(target).Should().Be(failure is null);
        MustBeAsExpected(failure, fault.Expected, isMet: size > 0);
        ShouldBeTidy();
    }

    private async Task DownloadToFaultyDiskAsync(Action<FaultyDisk, int> spoil, string fault, int size)
    {
        var (file, content) = await bench.StoredAsync(size);
        var target = home[file.Name];
        spoil(bench.Disk, size);

        var failure = await Caught(() => bench.DownloadAsync(file, target));

        if (failure is not null) failure.Should().BeOfType<TransferException>().Which.Should().BeEquivalentTo(new { Fault = TransferFault.LocalFile, FileName = file.Name });
        File.Exists(target).Should().Be(failure is null);
        MustBeAsExpected(failure, Expected.Failed, isMet: size > 0 || fault != "full disk");
        bench.Disk.Mend();
        if (failure is not null) await bench.DownloadAsync(file, target);
        Same(File.ReadAllBytes(target), content);
        Directory.GetFileSystemEntries(home.Path).Should().HaveCount(1);
    }

    private async Task TakeDownloadUpAsync(Action<BrokenOff> damage, int size)
    {
        var (file, content) = await bench.StoredAsync(size);
        var target = home[file.Name];
        if (await BreakOffAsync((progress, cancel) => bench.DownloadAsync(file, target, progress, cancel), size)) damage(new BrokenOff(target, FileSink.JournalOf(target), FileSink.NeighbourOf(target)));

        if (!File.Exists(target)) await bench.DownloadAsync(file, target);

        Same(File.ReadAllBytes(target), content);
        Directory.GetFileSystemEntries(home.Path).Should().HaveCount(1);
    }

    private async Task TakeUploadUpAsync(Action<BrokenOff> damage, int size)
    {
        var (path, _) = Local(size);
        if (await BreakOffAsync((progress, cancel) => bench.UploadAsync(path, progress, cancel), size)) damage(new BrokenOff(path, Directory.GetFiles(home.Path, "*.upload").SingleOrDefault() ?? "", path));
        var content = File.ReadAllBytes(path);

        var file = await bench.FindAsync(Path.GetFileName(path)) ?? await bench.UploadAsync(path);

        Same(bench.Emulator.ContentOf(file.Id.Value), content);
        Directory.GetFileSystemEntries(home.Path).Should().HaveCount(1);
        ShouldBeTidy();
    }

    /// <returns>False: it was so small that it was done before.</returns>
    private static async Task<bool> BreakOffAsync<T>(Func<IProgress<TransferProgress>, CancellationToken, Task<T>> transfer, int size)
    {
        using var cancel = new CancellationTokenSource();
        try
        {
            await transfer(new Breaker(cancel, size / 4), cancel.Token);
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    private (string Path, byte[] Content) Local(int size)
    {
        var content = Bytes.Seeded(size, size);
        var path = home[bench.NewName()];
        File.WriteAllBytes(path, content);
        return (path, content);
    }

    private static async Task<Exception?> Caught(Func<Task> transfer)
    {
        try
        {
            await transfer();
            return null;
        }
        catch (Exception failure) when (failure is not Xunit.Sdk.XunitException)
        {
            return failure;
        }
    }

    private static void Check(Exception failure, WireFault fault, string name, bool isOfAPart)
    {
        var known = failure.Should().BeAssignableTo<SevenBridgesException>().Which;
        if (fault.Status is { } status) known.Status.Should().Be(status);
        known.ToString().Should().NotContain("ignature=");
        known.Message.Should().Contain(name);
        if (!isOfAPart) return;
        var transfer = known.Should().BeOfType<TransferException>().Which;
        transfer.FileName.Should().Be(name);
        transfer.Part.Should().BePositive();
        transfer.Attempts.Should().BePositive();
        transfer.Message.Should().Contain(name).And.Contain($"art {transfer.Part}");
        if (transfer.Attempts > 1) transfer.Message.Should().Contain($"attempt {transfer.Attempts}");
        if (fault.Status is { } told && told != HttpStatusCode.Forbidden) transfer.Message.Should().Contain($"{(int)told}");
    }

    private static void MustBeAsExpected(Exception? failure, Expected expected, bool isMet)
    {
        if (expected == Expected.Whole || (expected == Expected.Failed && !isMet)) failure.Should().BeNull();
        else if (expected == Expected.Failed) failure.Should().NotBeNull();
    }

    private static void Same(byte[] one, byte[] other) => one.AsSpan().SequenceEqual(other).Should().BeTrue("the bytes must be the same");

    private void ShouldBeTidy()
    {
        bench.Emulator.OpenUploads.Should().BeEmpty();
        bench.Emulator.Violations.Should().BeEmpty();
    }

    private sealed class Breaker(CancellationTokenSource cancel, long at) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value)
        {
            if (value.Bytes > at && value.Bytes < value.TotalBytes) cancel.Cancel();
        }
    }
}
