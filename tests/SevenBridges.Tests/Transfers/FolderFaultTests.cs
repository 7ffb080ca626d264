using SevenBridges.Emulator;
using SevenBridges.Emulator.Faults;
using SevenBridges.Tests.Support;
using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

/// <summary>Folders that hold what earlier transfers left, what cannot be read, and what changes meanwhile; and callers whose context runs nothing.</summary>
public sealed class FolderFaultTests : IAsyncLifetime, IDisposable
{
    private const string Project = "rfranklin/wgs";

    private readonly TestFolder home = new();
    private readonly Watch watch = new();
    private PlatformEmulator emulator = null!;
    private SevenBridgesClient platform = null!;

    public async Task InitializeAsync()
    {
        emulator = await PlatformEmulator.StartAsync(new() { UploadPartSize = 64 * 1024 });
        platform = new SevenBridgesClient(new SevenBridgesOptions { Endpoint = emulator.Endpoint, Token = emulator.Token, HttpHandler = watch });
    }

    [Fact]
    public async Task UploadFolder_HoldsWhatTransfersLeft_LeavesThatOutAndNamesIt()
    {
        var memory = new UploadMemory("upload", 1, 2, 3, 4, IsParallel: false, 5, IsOpaque: false).ToBytes();
        string[] ours =
        [
            UploadJournal.PathOf(home["data/reads.bin"], 0x12345678), UploadJournal.PathOf(home["data/empty.bin"], 9), FileSink.NeighbourOf(home["data/x.bin"]),
            FileSink.JournalOf(home["data/x.bin"]), FileSink.NeighbourOf(home[$"data/{new string('y', 250)}"]),
        ];
        foreach (var name in new[] { "reads.bin", "notes.12345678.upload", "report.partial", "lab.journal", "a.0123456789.partial" }) Write($"data/{name}", [1, 2]);
        foreach (var path in ours) File.WriteAllBytes(path, path == ours[1] ? [] : memory);

        var result = await platform.Files.UploadFolderAsync(home["data"], (ProjectId)Project);

        result.Files.Select(file => file.File.Name).Should().BeEquivalentTo("reads.bin", "notes.12345678.upload", "report.partial", "lab.journal", "a.0123456789.partial");
        result.Skipped.Select(skipped => skipped.Path).Should().BeEquivalentTo(ours);
        result.Skipped.Should().OnlyContain(skipped => skipped.Reason.Contains("not done"));
    }

    [Fact]
    public async Task UploadFolder_JournalOfAnUploadUnderWayIsLocked_LeavesItOut()
    {
        Write("data/reads.bin", [1, 2]);
        using var other = UploadJournal.Open(home["data/reads.bin"], 7);
        other.Write(new UploadMemory("upload", 7, 2, 3, 4, IsParallel: false, 5, IsOpaque: false));

        var result = await platform.Files.UploadFolderAsync(home["data"], (ProjectId)Project);

        result.Files.Should().ContainSingle().Which.File.Name.Should().Be("reads.bin");
        result.Skipped.Should().ContainSingle().Which.Path.Should().Be(other.Path);
    }

    [Fact]
    public async Task UploadFolder_AFileCannotBeOpened_IsNamedAndTheRestGoes()
    {
        Write("data/good.bin", [1, 2]);
        Write("data/locked.bin", [3]);
        using var locked = new FileStream(home["data/locked.bin"], FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var result = await platform.Files.UploadFolderAsync(home["data"], (ProjectId)Project);

        result.Files.Should().ContainSingle().Which.File.Name.Should().Be("good.bin");
        result.Skipped.Should().ContainSingle().Which.Should().Match<SkippedUpload>(skipped => skipped.Path == home["data/locked.bin"] && skipped.Reason.Contains("could not be read"));
    }

    [Fact]
    public async Task UploadFolder_AFileOrFolderIsGoneWhenItsTurnComes_IsNamedAndTheRestGoes()
    {
        Write("data/gone.bin", [1, 2]);
        Write("data/run/inner.bin", [3]);
        watch.Before = () =>
        {
            File.Delete(home["data/gone.bin"]);
            if (Directory.Exists(home["data/run"])) Directory.Delete(home["data/run"], recursive: true);
        };

        var result = await platform.Files.UploadFolderAsync(home["data"], (ProjectId)Project);

        result.Files.Should().BeEmpty();
        result.Skipped.Select(skipped => skipped.Path).Should().BeEquivalentTo(home["data/gone.bin"], home["data/run"]);
    }

    [Fact]
    public async Task UploadFolder_AFileThatWasEmptyHasGrownWhenItsTurnComes_IsUploadedAsItIs()
    {
        Write("data/a.log", []);
        Write("data/run/inner.bin", [3]);
        watch.Before = () =>
        {
            if (new FileInfo(home["data/a.log"]).Length == 0) File.WriteAllBytes(home["data/a.log"], [7, 8, 9]);
        };

        var result = await platform.Files.UploadFolderAsync(home["data"], (ProjectId)Project);

        var log = result.Files.Single(file => file.File.Name == "a.log");
        log.Bytes.Should().Be(3);
        emulator.ContentOf(log.File.Id.Value).Should().Equal(7, 8, 9);
    }

    [Fact]
    public async Task UploadFolder_NobodyLearnsWhetherAFolderWasMade_LooksAndGoesOn()
    {
        Write("data/run/inner.bin", [3]);
        emulator.Faults.On("files.createFolder", times: 1, Fault.ResetAfterCommit);

        var result = await platform.Files.UploadFolderAsync(home["data"], (ProjectId)Project);

        result.Files.Should().ContainSingle().Which.File.Name.Should().Be("inner.bin");
        emulator.CallsByOperation["files.createFolder"].Should().Be(1, "it is there already");
    }

    [Fact]
    public async Task UploadFolder_WordsOfARefusalGetLost_LooksWhetherTheFileIsThere()
    {
        Write("data/reads.bin", [1, 2]);
        await platform.Files.UploadFolderAsync(home["data"], (ProjectId)Project);
        emulator.Faults.On("uploads.init", times: 1, Fault.CutBody(afterBytes: 10));

        var result = await platform.Files.UploadFolderAsync(home["data"], (ProjectId)Project);

        result.Skipped.Should().ContainSingle().Which.Should().Match<SkippedUpload>(skipped => skipped.Path == home["data/reads.bin"] && skipped.Reason.Contains("was kept"));
    }

    [Fact]
    public async Task UploadFolder_AnotherMakesTheSameFolderMeanwhile_UsesThat()
    {
        Write("data/run/inner.bin", [3]);
        var others = 0;
        watch.BeforeRequest = async request =>
        {
            if (request.Method == HttpMethod.Post && request.RequestUri!.AbsolutePath.EndsWith("/files", StringComparison.Ordinal) && others++ == 0)
                await platform.Files.CreateFolderAsync(new FolderCreate { Name = "run", Type = FileType.Folder, Project = Project });
        };

        var result = await platform.Files.UploadFolderAsync(home["data"], (ProjectId)Project);

        result.Files.Should().ContainSingle().Which.File.Name.Should().Be("inner.bin");
        result.Skipped.Should().BeEmpty();
    }

    [Fact]
    public async Task DownloadFolder_ALocalFileStandsWhereAFolderMustBe_IsNamedAndTheRestComes()
    {
        Write("data/set/run/inner.bin", [3]);
        Write("data/set/good.bin", [1]);
        await platform.Files.UploadFolderAsync(home["data"], (ProjectId)Project);
        var folder = await platform.Files.FindAsync(Project, "set");
        Write("back/run", [9]);

        var result = await platform.Files.DownloadFolderAsync(folder!.Id, home["back"]);

        result.Files.Should().ContainSingle().Which.Path.Should().Be(home["back/good.bin"]);
        result.Skipped.Should().ContainSingle().Which.Should().Match<SkippedDownload>(skipped => skipped.Name == "inner.bin" && skipped.Reason.Contains("'run'"));
        File.ReadAllBytes(home["back/run"]).Should().Equal(9);
    }

    [Fact]
    public async Task Transfers_CallersContextRunsNothing_EndAllTheSame()
    {
        Write("data/reads.txt", "ACGT"u8.ToArray());
        await platform.Files.UploadAsync(home["data/reads.txt"], UploadDestination.InProject(Project, "other.txt"));
        var file = (await platform.Files.FindAsync(Project, "other.txt"))!;
        using var target = new MemoryStream();

        await EndsAsync(() => platform.Files.ReadTextAsync(file.Id));
        await EndsAsync(() => file.ReadTextAsync());
        await EndsAsync(() => file.DownloadAsync(target));
        await EndsAsync(() => platform.Files.UploadFolderAsync(home["data"], (ProjectId)Project));
        await EndsAsync(() => platform.Files.DownloadAllAsync([file], home["back"]));
    }

    public async Task DisposeAsync()
    {
        await platform.DisposeAsync();
        await emulator.DisposeAsync();
    }

    public void Dispose()
    {
        home.Dispose();
        watch.Dispose();
    }

    // A caller that blocks its only thread until the work ends: what is posted to it never runs.
    private static async Task EndsAsync(Func<Task> begin)
    {
        var (before, blocked) = (SynchronizationContext.Current, new BlockedContext());
        SynchronizationContext.SetSynchronizationContext(blocked);
        Task work;
        try
        {
            work = begin();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }

        (await Task.WhenAny(work, blocked.Posted)).Should().BeSameAs(work, "nothing of it may wait for the caller's context");
        await work;
    }

    private void Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(home[path])!);
        File.WriteAllBytes(home[path], bytes);
    }

    private sealed class BlockedContext : SynchronizationContext
    {
        private readonly TaskCompletionSource posted = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Posted => posted.Task;

        public override void Post(SendOrPostCallback d, object? state) => posted.TrySetResult();
    }

    /// <summary>Lets a test do something before a call to the Platform.</summary>
    private sealed class Watch() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        public Action Before { get; set; } = () => { };

        public Func<HttpRequestMessage, Task> BeforeRequest { get; set; } = _ => Task.CompletedTask;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Before();
            await BeforeRequest(request);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
