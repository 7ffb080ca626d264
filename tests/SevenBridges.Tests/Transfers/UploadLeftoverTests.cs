using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using SevenBridges.Emulator;
using SevenBridges.Emulator.Faults;
using SevenBridges.Tests.Support;
using SevenBridges.Transfers;

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

    // The process dies after its upload was opened: of a small file no part is worth anything, but what is open stands in the way of the next run.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Part - 1)]
    public async Task Upload_ProcessDiedWithASmallFileOpen_TheNextRunGivesThatUpFirst(int size)
    {
        File.WriteAllBytes(path, Bytes.Seeded(9, size));
        await DieAsync();

        var uploaded = await UploadAsync();

        emulator.ContentOf(uploaded.File.Id.Value).AsSpan().SequenceEqual(File.ReadAllBytes(path)).Should().BeTrue();
        ShouldBeTidy();
    }

    [Fact]
    public async Task UploadFolder_ProcessDiedWithSmallFilesOpen_TheNextRunDoesAll()
    {
        File.WriteAllBytes(path, Bytes.Seeded(9, 1000));
        await DieAsync();

        var result = await clock.RunAsync(platform.Files.UploadFolderAsync(folder.Path, (ProjectId)Project), TimeSpan.FromSeconds(45));

        result.Files.Should().ContainSingle().Which.Path.Should().Be(path);
        result.Skipped.Should().BeEmpty("the journal that the dead process left is gone by then");
        emulator.OpenUploads.Should().BeEmpty();
        Directory.GetFileSystemEntries(folder.Path).Should().Equal(path);
    }

    // The second process gives the first one's upload up, opens another, and dies before it learns which.
    [Theory]
    [InlineData(1000)]
    [InlineData((2 * Part) + 1)]
    public async Task Upload_ProcessDiedWhileItBeganAnew_TheNextRunGivesThatUpToo(int size)
    {
        await LeaveOpenAsync();
        var content = Bytes.Seeded(9, size);
        File.WriteAllBytes(path, content);
        await DieAsync((HttpStatusCode)0);

        var uploaded = await UploadAsync();

        emulator.ContentOf(uploaded.File.Id.Value).AsSpan().SequenceEqual(content).Should().BeTrue();
        ShouldBeTidy();
    }

    [Theory]
    [InlineData(1000)]
    [InlineData((2 * Part) + 1)]
    public async Task Upload_IsOpenAlthoughTheAnswerWasAnErrorAndNobodyCouldLook_TheNextRunGivesItUp(int size)
    {
        File.WriteAllBytes(path, Bytes.Seeded(9, size));
        await DieAsync(HttpStatusCode.InternalServerError);

        await UploadAsync();

        ShouldBeTidy();
    }

    [Fact]
    public async Task Upload_OfASmallFileCancelled_LeavesNothing()
    {
        File.WriteAllBytes(path, Bytes.Seeded(9, 1000));
        using var cancel = new CancellationTokenSource();
        emulator.Faults.OnPart(1, times: int.MaxValue, HttpStatusCode.ServiceUnavailable);
        var uploading = platform.Files.UploadAsync(path, UploadDestination.InProject(Project), cancellationToken: cancel.Token);
        while (emulator.Faults.Fired.Count == 0) await Task.Yield();
        await cancel.CancelAsync();

        await FluentActions.Awaiting(() => uploading).Should().ThrowAsync<OperationCanceledException>();

        ShouldBeTidy();
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task Upload_CancelledBeforeItIsOpen_IsRememberedOnlyWhenItMayBeOpenAllTheSame(bool isAsked, bool leavesNothing)
    {
        using var cancel = new CancellationTokenSource();
        var uploads = new FakeUploads(10)
        {
            HoldOpening = async () =>
            {
                await cancel.CancelAsync();
                await new TaskCompletionSource().Task;
            },
        };
        var room = new TransferRoom(new HttpMessageInvoker(new FakeStore(), disposeHandler: false), clock, NullLogger.Instance);
        using var source = FileUploadSource.Open(path);
        using var journal = UploadJournal.Open(path, 1);
        var (options, meter) = (new TransferOptions(), new ProgressMeter("reads.bin", null, clock));
        var resumption = new UploadResumption(journal, 1, source, "reads.bin", uploads, room);
        var upload = new MultipartUpload(source, UploadRequest.For("reads.bin", source.Length, options), uploads, resumption, options, room, meter);
        if (!isAsked) await cancel.CancelAsync();

        await FluentActions.Awaiting(() => clock.RunAsync(upload.RunAsync(CancellationToken.None, cancel.Token))).Should().ThrowAsync<OperationCanceledException>();

        (await upload.EndAsync(TransferEnd.Interrupted, new OperationCanceledException())).Should().Be(leavesNothing);
        uploads.Calls.IsEmpty.Should().Be(!isAsked);
    }

    [Fact]
    public async Task Upload_NothingIsOpenAnyMoreAndTheNameIsTaken_ForgetsTheEarlierOne()
    {
        await LeaveOpenAsync();
        var other = folder["other/reads.bin"];
        Directory.CreateDirectory(Path.GetDirectoryName(other)!);
        File.WriteAllBytes(other, [1, 2, 3]);
        foreach (var open in emulator.OpenUploads) await platform.Uploads.AbortAsync(open);
        await clock.RunAsync(platform.Files.UploadAsync(other, UploadDestination.InProject(Project)), TimeSpan.FromSeconds(45));
        Directory.Delete(folder["other"], recursive: true);

        (await FluentActions.Awaiting(() => UploadAsync()).Should().ThrowAsync<ConflictException>()).Which.Code.Should().Be(ErrorCodes.UploadFileExists);

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

    // As a process leaves it that dies when its upload has been opened: nothing that it sends afterwards arrives, also not that it gives the upload up.
    private async Task DieAsync(HttpStatusCode answer = HttpStatusCode.OK)
    {
        using var severed = new Severed(answer);
        await using var dying = new SevenBridgesClient(
            new SevenBridgesOptions { Endpoint = emulator.Endpoint, Token = emulator.Token, TimeProvider = clock, HttpHandler = severed, MaxRetries = 0 });
        var uploading = () => clock.RunAsync(dying.Files.UploadAsync(path, UploadDestination.InProject(Project)), TimeSpan.FromSeconds(45));
        await uploading.Should().ThrowAsync<SevenBridgesException>();
        emulator.OpenUploads.Should().HaveCount(1);
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

    /// <summary>A line that is cut when an upload has been opened: after the answer, which may be another than the one that was given, or (0) before it.</summary>
    private sealed class Severed(HttpStatusCode status) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        private bool isCut;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (isCut) throw new HttpRequestException("The line is cut.");
            isCut = request.Method == HttpMethod.Post;
            var answer = await base.SendAsync(request, cancellationToken);
            if (!isCut || status == HttpStatusCode.OK) return answer;
            answer.Dispose();
            return status == 0 ? throw new HttpRequestException("The line is cut.") : new HttpResponseMessage(status) { RequestMessage = request };
        }
    }
}
