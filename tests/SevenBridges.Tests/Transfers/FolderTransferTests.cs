using SevenBridges.Emulator;
using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Transfers;

/// <summary>Whole folders, both ways, on the emulator.</summary>
public sealed class FolderTransferTests : IAsyncLifetime, IDisposable
{
    private const string Project = "rfranklin/wgs";

    private readonly TestFolder home = new();
    private PlatformEmulator emulator = null!;
    private SevenBridgesClient platform = null!;

    public async Task InitializeAsync()
    {
        emulator = await PlatformEmulator.StartAsync(new() { UploadPartSize = 64 * 1024 });
        platform = new SevenBridgesClient(emulator.Endpoint, emulator.Token);
    }

    [Fact]
    public async Task Folder_ThereAndBack_IsTheSame()
    {
        for (var file = 0; file < 30; file++) Write($"data/run{file % 3}/lane.{file % 2}/reads{file}.bin", Bytes.Seeded(file, file * 9000));

        var up = await platform.Files.UploadFolderAsync(home["data"], (ProjectId)Project);
        var folder = await platform.Files.FindAsync(Project, "run1");
        var down = await platform.Files.DownloadFolderAsync(folder!.Id, home["back"]);

        up.Skipped.Should().BeEmpty();
        up.Files.Should().HaveCount(30).And.OnlyContain(file => file.Verification == Verification.Verified);
        up.Files.Select(file => file.Path).Should().BeInAscendingOrder(StringComparer.Ordinal);
        down.Files.Should().HaveCount(10);
        foreach (var file in down.Files) File.ReadAllBytes(file.Path).Should().Equal(File.ReadAllBytes(Path.Combine(home["data"], "run1", Path.GetRelativePath(home["back"], file.Path))));
        emulator.OpenUploads.Should().BeEmpty();
        emulator.Violations.Should().BeEmpty();
    }

    [Fact]
    public async Task UploadFolder_SomethingCannotGo_IsNamedAndTheRestGoes()
    {
        Write("data/good.bin", [1, 2, 3]);
        Write("data/taken.bin", [4]);
        Write("data/empty.bin", []);
        Write("secret.txt", [5]);
        File.CreateSymbolicLink(home["data/link.txt"], home["secret.txt"]);
        Directory.CreateSymbolicLink(home["data/out"], home.Path);
        Write("data/two words/inner.bin", [6]);
        using var taken = new MemoryStream([9, 9]);
        await platform.Files.UploadAsync(taken, UploadDestination.InProject(Project, "taken.bin"));

        var result = await platform.Files.UploadFolderAsync(home["data"], (ProjectId)Project);

        result.Files.Select(file => file.File.Name).Should().BeEquivalentTo("good.bin", "empty.bin");
        result.Bytes.Should().Be(3);
        result.Skipped.Select(skipped => Path.GetFileName(skipped.Path)).Should().BeEquivalentTo("link.txt", "out", "taken.bin", "two words");
        result.Skipped.Should().OnlyContain(skipped => skipped.Reason.Contains(skipped.Path) && skipped.Reason.EndsWith('.'));
    }

    [Fact]
    public async Task UploadFolder_HoldsAPipe_IsNotWaitedFor()
    {
        if (OperatingSystem.IsWindows()) return;
        Write("data/good.bin", [1]);
        using var made = System.Diagnostics.Process.Start("mkfifo", home["data/pipe"]);
        await made.WaitForExitAsync();

        var result = await platform.Files.UploadFolderAsync(home["data"], (ProjectId)Project);

        result.Skipped.Should().ContainSingle().Which.Reason.Should().Contain("no ordinary file");
    }

    [Fact]
    public async Task DownloadFolder_NamesLeadElsewhereOrClash_AreNamedAndTheRestComes()
    {
        var folder = await platform.Files.CreateFolderAsync(new() { Name = "results", Type = FileType.Folder, Project = Project });
        foreach (var name in new[] { "good.bin", "..", "..\\up.bin", "c:evil.bin", "nul.txt", "a\u0001b", "Reads.bin", "reads.bin", "end.", new string('x', 255) })
        {
            using var content = new MemoryStream([1, 2]);
            await platform.Files.UploadAsync(content, UploadDestination.InFolder(folder.Id, name));
        }

        var result = await platform.Files.DownloadFolderAsync(folder.Id, home["back"]);

        result.Files.Select(file => Path.GetFileName(file.Path)).Should().BeEquivalentTo("good.bin", "Reads.bin", new string('x', 255));
        result.Skipped.Select(skipped => skipped.Name).Should().BeEquivalentTo("..", "..\\up.bin", "c:evil.bin", "nul.txt", "a\u0001b", "reads.bin", "end.");
        Directory.GetFileSystemEntries(home.Path, "*", SearchOption.AllDirectories).Should().HaveCount(4, "the folder and three files");
    }

    [Fact]
    public async Task DownloadAll_LocalFileExists_IsKeptAndTheRestComes()
    {
        Write("back/old.bin", [7]);
        var files = new List<PlatformFile>();
        foreach (var name in new[] { "old.bin", "new.bin" })
        {
            using var content = new MemoryStream([1, 2]);
            files.Add((await platform.Files.UploadAsync(content, UploadDestination.InProject(Project, name))).File);
        }

        var result = await platform.Files.DownloadAllAsync(files, home["back"]);

        File.ReadAllBytes(home["back/old.bin"]).Should().Equal(7);
        result.Files.Should().ContainSingle().Which.FileId.Should().Be(files[1].Id);
        result.Skipped.Should().ContainSingle().Which.Name.Should().Be("old.bin");
    }

    [Fact]
    public async Task UploadAsync_OfAPipe_IsTheSameToTheByte()
    {
        var content = Bytes.Seeded(3, 200_000);

        var file = await platform.Files.UploadAsync(new Trickle(content, 999), UploadDestination.InProject(Project, "piped.bin"));

        emulator.ContentOf(file.File.Id.Value).Should().Equal(content);
        emulator.Violations.Should().BeEmpty();
    }

    [Fact]
    public async Task OpenRead_SeeksToTheMiddle_ReadsWhatIsThere()
    {
        var content = Bytes.Seeded(3, 200_000);
        using var bytes = new MemoryStream(content);
        var file = await platform.Files.UploadAsync(bytes, UploadDestination.InProject(Project, "reads.bin"));
        var piece = new byte[1000];

        await using var stream = await file.File.OpenReadAsync();
        stream.Position = 150_000;
        await stream.ReadExactlyAsync(piece);

        stream.Length.Should().Be(200_000);
        piece.Should().Equal(content[150_000..151_000]);
    }

    public async Task DisposeAsync()
    {
        await platform.DisposeAsync();
        await emulator.DisposeAsync();
    }

    public void Dispose() => home.Dispose();

    private void Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(home[path])!);
        File.WriteAllBytes(home[path], bytes);
    }
}
