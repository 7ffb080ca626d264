using System.Net;
using SevenBridges.Emulator;
using SevenBridges.Emulator.Faults;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Transfers;

/// <summary>Transfers over real connections, with the emulator as Platform and object store.</summary>
public sealed class EmulatorTransferTests
{
    private const int Part = 64 * 1024;
    private const string Project = "rfranklin/wgs";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Part - 1)]
    [InlineData(Part)]
    [InlineData(Part + 1)]
    [InlineData(3 * Part)]
    [InlineData((3 * Part) + 1)]
    public async Task Transfer_ThereAndBack_IsTheSameToTheByte(int size)
    {
        await using var rig = await Rig.StartAsync();
        var content = Bytes.Seeded(7, size);

        var file = await rig.UploadAsync(content);
        var result = await file.DownloadAsync(rig.Folder["back.bin"]);

        rig.Emulator.ContentOf(file.Id.Value).Should().Equal(content);
        rig.Emulator.AttemptsByPart(file.Id.Value).Should().HaveCount(PartSize.TotalParts(size, Part)).And.OnlyContain(times => times == 1);
        File.ReadAllBytes(result.Path).Should().Equal(content);
        rig.ShouldBeTidy();
    }

    [Fact]
    public async Task Upload_StorageDropsPartTwoTwice_SendsThatPartAgainAndNoOther()
    {
        await using var rig = await Rig.StartAsync();
        rig.Emulator.Faults.OnPart(2, times: 2, HttpStatusCode.ServiceUnavailable);

        var file = await rig.UploadAsync(Bytes.Seeded(7, 3 * Part));

        rig.Emulator.AttemptsByPart(file.Id.Value).Should().Equal(1, 3, 1);
        rig.Emulator.ContentOf(file.Id.Value).Should().Equal(Bytes.Seeded(7, 3 * Part));
        rig.ShouldBeTidy();
    }

    [Theory]
    [MemberData(nameof(PassingPartFaults))]
    public async Task Upload_PartFailsInPassing_IsSentAgain(string name)
    {
        await using var rig = await Rig.StartAsync();
        rig.Emulator.Faults.OnPart(2, times: 1, PartFaults[name]);

        var file = await rig.UploadAsync(Bytes.Seeded(7, 3 * Part));

        rig.Emulator.ContentOf(file.Id.Value).Should().Equal(Bytes.Seeded(7, 3 * Part));
        rig.Emulator.AttemptsByPart(file.Id.Value)[1].Should().BeGreaterThan(1, name);
        rig.ShouldBeTidy();
    }

    [Theory]
    [MemberData(nameof(PassingPartFaults))]
    public async Task Upload_PartFailsForGood_FailsAndLeavesNoUploadOpen(string name)
    {
        await using var rig = await Rig.StartAsync();
        rig.Emulator.Faults.OnPart(2, times: int.MaxValue, PartFaults[name]);

        var failure = (await rig.Awaiting(it => it.UploadAsync(Bytes.Seeded(7, 3 * Part))).Should().ThrowAsync<TransferException>()).Which;

        failure.Should().BeEquivalentTo(new { FileName = "reads.bin", Part = 2 });
        failure.Attempts.Should().BeGreaterThan(1);
        rig.Emulator.CallsByOperation.Should().NotContainKey("uploads.complete");
        rig.ShouldBeTidy();
    }

    [Theory]
    [InlineData("uploads.getPart")]
    [InlineData("uploads.reportPart")]
    [InlineData("uploads.complete")]
    [InlineData("uploads.init")]
    public async Task Upload_AnswerIsLostAfterTheCallTookEffect_IsTheSameToTheByteAndNothingStaysOpen(string operation)
    {
        await using var rig = await Rig.StartAsync();
        rig.Emulator.Faults.On(operation, times: 1, Fault.ResetAfterCommit);

        var file = await rig.UploadAsync(Bytes.Seeded(7, 3 * Part));

        rig.Emulator.ContentOf(file.Id.Value).Should().Equal(Bytes.Seeded(7, 3 * Part));
        rig.ShouldBeTidy();
    }

    [Theory]
    [MemberData(nameof(PassingContentFaults))]
    public async Task Download_FailsInPassing_IsTheSameToTheByte(string name)
    {
        await using var rig = await Rig.StartAsync();
        var file = await rig.UploadAsync(Bytes.Seeded(7, 12 << 20));
        rig.Emulator.Faults.OnDownload(times: 1, ContentFaults[name], after: 1);

        var result = await rig.RunAsync(file.DownloadAsync(rig.Folder["back.bin"], Options));

        File.ReadAllBytes(result.Path).AsSpan().SequenceEqual(Bytes.Seeded(7, 12 << 20)).Should().BeTrue(name);
        rig.ShouldBeTidy();
    }

    [Theory]
    [MemberData(nameof(LastingContentFaults))]
    public async Task Download_FailsForGood_LeavesNoFileOfThatName(string name)
    {
        await using var rig = await Rig.StartAsync();
        var file = await rig.UploadAsync(Bytes.Seeded(7, 12 << 20));
        rig.Emulator.Faults.OnDownload(times: int.MaxValue, ContentFaults[name], after: 1);

        var downloading = () => rig.RunAsync(file.DownloadAsync(rig.Folder["back.bin"], Options));

        (await downloading.Should().ThrowAsync<TransferException>()).Which.FileName.Should().Be("reads.bin");
        File.Exists(rig.Folder["back.bin"]).Should().BeFalse(name);
        rig.Emulator.Faults.Clear();
        var result = await rig.RunAsync(file.DownloadAsync(rig.Folder["back.bin"], Options));
        File.ReadAllBytes(result.Path).AsSpan().SequenceEqual(Bytes.Seeded(7, 12 << 20)).Should().BeTrue(name);
        Directory.GetFileSystemEntries(rig.Folder.Path).Should().Equal(result.Path);
    }

    [Fact]
    public async Task Download_ContentChangesMidway_FailsAndLeavesNothing()
    {
        await using var rig = await Rig.StartAsync();
        var file = await rig.UploadAsync(Bytes.Seeded(7, 12 << 20));
        rig.Emulator.Faults.OnDownload(times: 1, Fault.ChangedObject, after: 1);

        var downloading = () => rig.RunAsync(file.DownloadAsync(rig.Folder["back.bin"], Options));

        (await downloading.Should().ThrowAsync<TransferException>()).Which.Fault.Should().Be(TransferFault.ContentChanged);
        Directory.GetFileSystemEntries(rig.Folder.Path).Should().BeEmpty();
    }

    [Fact]
    public async Task Upload_NameIsTaken_FailsWithThePlatformsCodeUnlessItMayBeReplaced()
    {
        await using var rig = await Rig.StartAsync();
        var first = await rig.UploadAsync(Bytes.Seeded(7, 10));

        var again = () => rig.UploadAsync(Bytes.Seeded(8, 10));

        (await again.Should().ThrowAsync<ConflictException>()).Which.Code.Should().Be(8005);
        var replaced = await rig.UploadAsync(Bytes.Seeded(8, 10), new() { Overwrite = true });
        rig.Emulator.ContentOf(replaced.Id.Value).Should().Equal(Bytes.Seeded(8, 10));
        first.Name.Should().Be(replaced.Name);
    }

    [Theory]
    [InlineData(false, 10, Verification.Verified)]
    [InlineData(false, 3 * Part, Verification.Verified)]
    [InlineData(true, 10, Verification.Unverified)]
    [InlineData(true, 3 * Part, Verification.Unverified)]
    public async Task Upload_ByEveryDoorway_SaysWhetherItIsVerified(bool opaque, int size, Verification expected)
    {
        await using var emulator = await PlatformEmulator.StartAsync(new() { UploadPartSize = Part, OpaqueETags = opaque });
        await using var platform = new SevenBridgesClient(emulator.Endpoint, emulator.Token);
        using var folder = new TestFolder();
        var (path, content) = (folder["reads.bin"], Bytes.Seeded(7, size));
        await File.WriteAllBytesAsync(path, content);
        var project = await platform.Projects.GetAsync(Project);

        UploadedFile[] uploads =
        [
            await project.UploadAsync(path, "1"),
            await project.PrepareUpload(path, "2"),
            await platform.Files.UploadAsync(path, UploadDestination.InProject(Project, "3")),
            await platform.Files.PrepareUpload(path, UploadDestination.InProject(Project, "4")),
            await platform.Files.UploadAsync(new MemoryStream(content), UploadDestination.InProject(Project, "5")),
            await platform.Files.UploadAsync(new Trickle(content), UploadDestination.InProject(Project, "6")),
            .. (await project.UploadFolderAsync(folder.Path)).Files,
        ];

        uploads.Should().OnlyContain(upload => upload.Verification == expected && upload.Bytes == size && upload.File.Size == size);
        uploads.Select(upload => upload.Path).Should().Equal(path, path, path, path, null, null, path);
        uploads.Select(upload => upload.File.Name).Should().Equal("1", "2", "3", "4", "5", "6", "reads.bin");
        foreach (var upload in uploads) emulator.ContentOf(upload.File.Id.Value).Should().Equal(content);
        emulator.Violations.Should().BeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Part)]
    public async Task Upload_OfOnePart_TakesFourRequests(int size)
    {
        await using var rig = await Rig.StartAsync();

        var file = await rig.UploadAsync(Bytes.Seeded(7, size));

        rig.Emulator.CallsByOperation.Should().BeEquivalentTo(new Dictionary<string, int> { ["uploads.init"] = 1, ["uploads.getPart"] = 1, ["uploads.complete"] = 1 });
        rig.Emulator.AttemptsByPart(file.Id.Value).Should().Equal(1);
        rig.ShouldBeTidy();
    }

    [Fact]
    public async Task ReadText_IsTheContent()
    {
        await using var rig = await Rig.StartAsync();
        var file = await rig.UploadAsync("@read\nACGT\n+\nFFFF\n"u8.ToArray());

        (await file.ReadTextAsync()).Should().Be("@read\nACGT\n+\nFFFF\n");
        (await rig.Platform.Files.ReadTextAsync(file.Id)).Should().Be("@read\nACGT\n+\nFFFF\n");
    }

    [Fact]
    public async Task Download_IntoAFolder_TakesTheNameFromThePlatform()
    {
        await using var rig = await Rig.StartAsync();
        var file = await rig.UploadAsync(Bytes.Seeded(7, 10));

        var result = await rig.Platform.Files.DownloadAsync(file.Id, rig.Folder.Path);

        result.Path.Should().Be(rig.Folder["reads.bin"]);
    }

    [Fact]
    public async Task Download_OfAFolder_IsRefused()
    {
        await using var rig = await Rig.StartAsync();
        var folder = await rig.Platform.Files.CreateFolderAsync(new() { Name = "results", Type = FileType.Folder, Project = Project });

        var downloading = () => folder.DownloadAsync(rig.Folder["results"]);

        (await downloading.Should().ThrowAsync<TransferException>()).WithMessage("'results' was not downloaded: it is a folder.");
    }

    private static readonly Dictionary<string, Fault> PartFaults = new()
    {
        ["reset"] = Fault.ResetBefore,
        ["reset after commit"] = Fault.ResetAfterCommit,
        ["500"] = HttpStatusCode.InternalServerError,
        ["503"] = HttpStatusCode.ServiceUnavailable,
        ["429"] = HttpStatusCode.TooManyRequests,
        ["expired"] = Fault.ExpiredUrl,
        ["wrong ETag"] = Fault.WrongETag,
        ["missing ETag"] = Fault.MissingETag,
    };

    private static readonly Dictionary<string, Fault> ContentFaults = new()
    {
        ["reset"] = Fault.ResetBefore,
        ["500"] = HttpStatusCode.InternalServerError,
        ["503"] = HttpStatusCode.ServiceUnavailable,
        ["429"] = HttpStatusCode.TooManyRequests,
        ["expired"] = Fault.ExpiredUrl,
        ["cut body"] = Fault.CutBody(1000),
        ["ignored range"] = Fault.IgnoredRange,
        ["shifted range"] = Fault.ShiftedRange(),
        ["wrong ETag"] = Fault.WrongETag,
    };

    public static TheoryData<string> PassingPartFaults => [.. PartFaults.Keys];

    public static TheoryData<string> PassingContentFaults => [.. ContentFaults.Keys];

    // Bytes that are the same in spite of another ETag are not refused.
    public static TheoryData<string> LastingContentFaults => [.. ContentFaults.Keys.Where(name => name != "wrong ETag")];

    // Several ranges, one after the other, so that a fault of the second request hits the second range.
    private static TransferOptions Options => new() { PartSize = PartSize.Minimum, Connections = 1, StallTimeout = TimeSpan.FromHours(1) };

    private sealed class Rig : IAsyncDisposable
    {
        private Rig(PlatformEmulator emulator)
        {
            Emulator = emulator;
            Platform = new(new SevenBridgesOptions { Endpoint = emulator.Endpoint, Token = emulator.Token, TimeProvider = Clock });
        }

        public ManualClock Clock { get; } = new();

        public PlatformEmulator Emulator { get; }

        public SevenBridgesClient Platform { get; }

        public TestFolder Folder { get; } = new();

        public static async Task<Rig> StartAsync() => new(await PlatformEmulator.StartAsync(new() { UploadPartSize = Part }));

        public async Task<PlatformFile> UploadAsync(byte[] content, TransferOptions? options = null) => (await RunAsync(Platform.Files.UploadAsync(
            new MemoryStream(content), UploadDestination.InProject(Project, "reads.bin"), (options ?? new()) with { StallTimeout = TimeSpan.FromHours(1) }))).File;

        /// <summary>Lets the waits of a transfer pass at once.</summary>
        public Task<T> RunAsync<T>(Task<T> work) => Clock.RunAsync(work, TimeSpan.FromSeconds(45));

        public void ShouldBeTidy()
        {
            Emulator.OpenUploads.Should().BeEmpty();
            Emulator.Violations.Should().BeEmpty();
        }

        public async ValueTask DisposeAsync()
        {
            await Platform.DisposeAsync();
            await Emulator.DisposeAsync();
            Folder.Dispose();
        }
    }
}
