using System.Net;
using SevenBridges.Emulator;
using SevenBridges.Emulator.Faults;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Transfers;

/// <summary>Uploads that stand open on the Platform because of an earlier run, and are not what the next run wants: they are given up before a new one is opened.</summary>
public sealed class UploadLeftoverTests : IAsyncLifetime, IDisposable
{
    private const int Part = 4 << 20;
    private const string Project = "rfranklin/wgs";

    private readonly ManualClock clock = new();
    private readonly TestFolder folder = new();
    private readonly string path;
    private PlatformEmulator emulator = null!;
    private SevenBridgesClient platform = null!;

    public UploadLeftoverTests()
    {
        path = folder["reads.bin"];
        File.WriteAllBytes(path, Bytes.Seeded(7, (2 * Part) + 1));
    }

    public async Task InitializeAsync()
    {
        emulator = await PlatformEmulator.StartAsync(new() { UploadPartSize = Part });
        platform = new(new SevenBridgesOptions { Endpoint = emulator.Endpoint, Token = emulator.Token, TimeProvider = clock });
    }

    public async Task DisposeAsync()
    {
        await platform.DisposeAsync();
        await emulator.DisposeAsync();
    }

    public void Dispose()
    {
        platform.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(Part - 1, true)]
    [InlineData(Part + 1, true)]
    [InlineData((2 * Part) + 1, false)]
    [InlineData(1, false)]
    public async Task Upload_OneOfAnEarlierRunIsOpenAndNotTakenUp_GivesItUpFirst(int size, bool resumes)
    {
        await LeaveOpenAsync();
        var content = Bytes.Seeded(8, size);
        File.WriteAllBytes(path, content);

        var uploaded = await UploadAsync(resumes);

        emulator.ContentOf(uploaded.File.Id.Value).AsSpan().SequenceEqual(content).Should().BeTrue();
        ShouldBeTidy();
    }

    [Fact]
    public async Task Upload_LocalFileIsAsBeforeButNothingIsToBeTakenUp_SendsEveryPart()
    {
        await LeaveOpenAsync();

        var uploaded = await UploadAsync(resumes: false);

        emulator.AttemptsByPart(uploaded.File.Id.Value).Should().Equal(1, 1, 1);
        uploaded.Verification.Should().Be(Verification.Verified);
        ShouldBeTidy();
    }

    [Fact]
    public async Task Upload_NothingIsToBeTakenUpAndItFails_LeavesNothingOpen()
    {
        await LeaveOpenAsync();
        emulator.Faults.OnPart(2, times: int.MaxValue, HttpStatusCode.ServiceUnavailable);

        await FluentActions.Awaiting(() => UploadAsync(resumes: false)).Should().ThrowAsync<TransferException>();

        ShouldBeTidy();
    }

    [Fact]
    public async Task Upload_NobodyLearnsWhetherItWasOpened_TheNextRunGivesItUpAndBeginsAnew()
    {
        emulator.Faults.On("uploads.init", times: int.MaxValue, Fault.ResetAfterCommit);
        emulator.Faults.On("uploads.query", times: int.MaxValue, HttpStatusCode.ServiceUnavailable);
        await FluentActions.Awaiting(() => UploadAsync()).Should().ThrowAsync<OutcomeUnknownException>();
        emulator.OpenUploads.Should().HaveCount(1);
        emulator.Faults.Clear();

        var uploaded = await UploadAsync();

        emulator.ContentOf(uploaded.File.Id.Value).AsSpan().SequenceEqual(File.ReadAllBytes(path)).Should().BeTrue();
        ShouldBeTidy();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public async Task Upload_ProcessOfASmallFileDied_ItsUploadDoesNotStandInTheWay(int size)
    {
        File.WriteAllBytes(path, Bytes.Seeded(9, size));
        var remembered = new Neighbours(path);
        var first = await platform.Files.UploadAsync(path, UploadDestination.InProject(Project), progress: remembered);
        ShouldBeTidy();
        await first.File.DeleteAsync();
        File.Create(remembered.Seen.Should().ContainSingle().Which).Dispose();
        await platform.Uploads.InitAsync(new UploadInit { Project = Project, Name = "reads.bin", Size = size });

        var uploaded = await UploadAsync();

        emulator.ContentOf(uploaded.File.Id.Value).Should().Equal(Bytes.Seeded(9, size));
        ShouldBeTidy();
    }

    [Fact]
    public async Task UploadFolder_OneOfItsFilesWasLeftInTheMiddle_NamesNothingAsLeftOut()
    {
        await LeaveOpenAsync();

        var result = await clock.RunAsync(platform.Files.UploadFolderAsync(folder.Path, Project), TimeSpan.FromSeconds(45));

        result.Skipped.Should().BeEmpty();
        result.Files.Should().ContainSingle().Which.Bytes.Should().Be((2 * Part) + 1);
        ShouldBeTidy();
    }

    [Fact]
    public async Task UploadFolder_AFileWasLeftOnItsWayElsewhere_NamesItsJournal()
    {
        await LeaveOpenAsync();

        var result = await clock.RunAsync(platform.Files.UploadFolderAsync(folder.Path, UploadDestination.InFolder((await platform.Files.FindAsync(Project, "reports"))!)), TimeSpan.FromSeconds(45));

        result.Skipped.Should().ContainSingle().Which.Reason.Should().Contain("journal");
    }

    private async Task LeaveOpenAsync()
    {
        emulator.Faults.OnPart(2, times: int.MaxValue, HttpStatusCode.ServiceUnavailable);
        (await FluentActions.Awaiting(() => UploadAsync()).Should().ThrowAsync<TransferException>()).Which.Journal.Should().NotBeNull();
        emulator.Faults.Clear();
        emulator.OpenUploads.Should().HaveCount(1);
    }

    private Task<UploadedFile> UploadAsync(bool resumes = true)
    {
        var options = new TransferOptions { Resume = resumes, Connections = 1, StallTimeout = TimeSpan.FromHours(1) };
        return clock.RunAsync(platform.Files.UploadAsync(path, UploadDestination.InProject(Project), options), TimeSpan.FromSeconds(45));
    }

    private void ShouldBeTidy()
    {
        emulator.OpenUploads.Should().BeEmpty();
        emulator.Violations.Should().BeEmpty();
        Directory.GetFileSystemEntries(folder.Path).Should().Equal(path);
    }

    /// <summary>What stands beside a local file while it is transferred.</summary>
    private sealed class Neighbours(string path) : IProgress<TransferProgress>
    {
        public HashSet<string> Seen { get; } = [];

        public void Report(TransferProgress value) => Seen.UnionWith(Directory.GetFiles(Path.GetDirectoryName(path)!).Where(file => file != path));
    }
}
