using System.Text;
using System.Text.Json;
using SevenBridges.Emulator;
using SevenBridges.Tests.Support;
using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

/// <summary>Names from the Platform that want out of the target folder, or into each other's way: none gets there, each is named, and the rest comes.</summary>
public sealed class HostileNameTests : IAsyncLifetime, IDisposable
{
    private const string Project = "rfranklin/wgs";

    private readonly TestFolder home = new();
    private readonly Renamer renamer = new();
    private PlatformEmulator emulator = null!;
    private SevenBridgesClient platform = null!;

    // What a name must not be on any system.
    private static readonly string[] Refused =
    [
        "", ".", "..", "../up.bin", "..\\up.bin", "/etc/passwd", "\\\\server\\share", "a/b", "a\\b", "C:", "C:x.bin", "c:\\x.bin", "z:stream", "a\0b", "a\nb", "a\tb", "a\u007fb", "a\u0085b",
        "CON", "con.txt", "NUL", "nul.tar.gz", "COM1 .gz", "LPT\u00b9", "com\u00b3.txt", "CONIN$", "clock$.x", "end.", "end ", "...", " ", "\u202Eexe.bam", "a\u2066b", "a\u2028b",
        new('x', 256), new('\u5927', 86), new string('x', 252) + "\ud83e\uddec",
    ];

    // What only looks bad, or is bad for others.
    private static readonly string[] Taken =
    [
        "good.bin", "~", "-rf", "--help", "..double", ".hidden", " leading", "a\u2044b", "a\u2215b", "\uff0fetc", "a\uff3cb", "$HOME", "%2e%2e%2fup", "`id`", "a;b", "'q'", "console.log",
        "\ud83e\uddec.bam", new('y', 255), "Gr\u00f6sse", "reads.partial", "reads.journal", "reads.0123456789.partial",
    ];

    // The second of each is one with the first for some file system.
    private static readonly (string First, string Second)[] Clashing =
    [
        ("Case.bin", "case.BIN"), ("gr\u00fcn", "gru\u0308n"), ("unseen", "un\u200dseen"), ("own", FileSink.NeighbourOf("own")), ("mine", FileSink.JournalOf("mine")),
        ("twice", "twice"), ("\u212Belvin", "\u00e5ELVIN"),
    ];

    public async Task InitializeAsync()
    {
        emulator = await PlatformEmulator.StartAsync();
        platform = new SevenBridgesClient(new SevenBridgesOptions { Endpoint = emulator.Endpoint, Token = emulator.Token, HttpHandler = renamer });
    }

    [Fact]
    public async Task DownloadFolder_NamesAreHostile_LeavesNoneOutsideAndNamesEachThatIsRefused()
    {
        string[] names = [.. Refused, .. Taken, .. Clashing.Select(pair => Path.GetFileName(pair.First)), .. Clashing.Select(pair => Path.GetFileName(pair.Second))];
        var folder = await StoredAsync(names);

        var result = await platform.Files.DownloadFolderAsync(folder, home["back"]);

        result.Skipped.Select(skipped => skipped.Name).Should().BeEquivalentTo([.. Refused, .. Clashing.Select(pair => Path.GetFileName(pair.Second))]);
        result.Skipped.Should().OnlyContain(skipped => skipped.Reason.EndsWith('.'));
        result.Files.Select(file => Path.GetFileName(file.Path)).Should().BeEquivalentTo([.. Taken, .. Clashing.Select(pair => pair.First)]);
        foreach (var file in result.Files) File.ReadAllBytes(file.Path).Should().Equal(renamer.ContentOf(Path.GetFileName(file.Path), names));
        Directory.GetFileSystemEntries(home["back"]).Should().BeEquivalentTo(result.Files.Select(file => file.Path));
        Directory.GetFileSystemEntries(home.Path).Should().Equal(home["back"]);
    }

    [Fact]
    public async Task Download_IntoAFolderUnderAHostileName_IsRefused()
    {
        var folder = await StoredAsync(["../up.bin"]);
        Directory.CreateDirectory(home["back"]);
        await foreach (var file in platform.Files.QueryFolder(folder))
            (await FluentActions.Awaiting(() => file.DownloadAsync(home["back"])).Should().ThrowAsync<TransferException>()).Which.Fault.Should().Be(TransferFault.NameRefused);

        Directory.GetFileSystemEntries(home.Path, "*", SearchOption.AllDirectories).Should().Equal(home["back"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DownloadFolder_LinksWerePlanted_AreNotFollowedOut(bool overwrite)
    {
        var folder = await StoredAsync(["a.bin", "b.bin", "c.bin", "d.bin"]);
        Directory.CreateDirectory(home["back"]);
        Directory.CreateDirectory(home["out"]);
        File.WriteAllText(home["out/secret"], "mine");
        File.CreateSymbolicLink(home["back/a.bin"], home["out/secret"]);
        File.CreateSymbolicLink(home["back/b.bin"], home["out/nothing"]);
        File.CreateSymbolicLink(FileSink.NeighbourOf(home["back/c.bin"]), home["out/secret"]);

        var result = await platform.Files.DownloadFolderAsync(folder, home["back"], new TransferOptions { Overwrite = overwrite });

        File.ReadAllText(home["out/secret"]).Should().Be("mine");
        Directory.GetFileSystemEntries(home["out"]).Should().Equal(home["out/secret"]);
        result.Files.Select(file => Path.GetFileName(file.Path)).Should().BeEquivalentTo(overwrite ? ["a.bin", "b.bin", "d.bin"] : new[] { "d.bin" });
        result.Skipped.Select(skipped => skipped.Name).Should().BeEquivalentTo(overwrite ? ["c.bin"] : new[] { "a.bin", "b.bin", "c.bin" });
        if (overwrite) new FileInfo(home["back/a.bin"]).LinkTarget.Should().BeNull("the link itself is replaced");
    }

    [Fact]
    public async Task DownloadFolder_TargetItselfIsALink_IsWhatTheCallerWanted()
    {
        var folder = await StoredAsync(["a.bin"]);
        Directory.CreateDirectory(home["real"]);
        Directory.CreateSymbolicLink(home["back"], home["real"]);

        var result = await platform.Files.DownloadFolderAsync(folder, home["back"]);

        result.Files.Should().ContainSingle();
        File.Exists(home["real/a.bin"]).Should().BeTrue();
    }

    [Fact]
    public async Task DownloadFolder_ALinkIsPlantedMeanwhile_IsNotFollowed()
    {
        var outer = await platform.Files.CreateFolderAsync(new() { Name = "outer", Type = FileType.Folder, Project = Project });
        foreach (var name in new[] { "run1", "run2" })
        {
            var inner = await platform.Files.CreateFolderAsync(new() { Name = name, Type = FileType.Folder, Parent = outer.Id });
            using var content = new MemoryStream(new byte[4 << 20]);
            await platform.Files.UploadAsync(content, UploadDestination.InFolder(inner.Id, "reads.bin"));
        }

        Directory.CreateDirectory(home["out"]);
        renamer.BeforeAddress = () =>
        {
            foreach (var path in new[] { home["back/run1"], home["back/run2"] })
                if (!Directory.Exists(path)) Directory.CreateSymbolicLink(path, home["out"]);
        };

        // Large files, one at a time: when the turn of the second one comes, the first has asked for its address.
        var result = await platform.Files.DownloadFolderAsync(outer.Id, home["back"], new TransferOptions { Files = 1 });

        Directory.GetFileSystemEntries(home["out"]).Should().BeEmpty();
        result.Files.Should().ContainSingle().Which.Bytes.Should().Be(4 << 20);
        result.Skipped.Should().ContainSingle().Which.Reason.Should().Contain("symbolic link");
    }

    [Fact]
    public async Task DownloadFolder_FoldersAreInThemselves_EndsAndNamesThem()
    {
        var platformOfLoops = new FakePlatform(_ => FakePlatform.Json(
            """{"items":[{"id":"f2","name":"again","type":"folder"},{"id":"f1","name":"loop","type":"folder"}],"links":[]}""", headers: ("X-Total-Matching-Query", "2"))).Client();

        var result = await platformOfLoops.Files.DownloadFolderAsync("f1", home["back"]);

        result.Files.Should().BeEmpty();
        result.Skipped.Select(skipped => skipped.Name).Should().Equal("again", "loop", "loop");
        result.Skipped.Should().OnlyContain(skipped => skipped.Reason.Contains("in itself, or in another folder too"));
    }

    [Fact]
    public async Task DownloadFolder_FoldersAreNestedWithoutEnd_EndsAndNamesTheLast()
    {
        var count = 0;
        var endless = new FakePlatform(_ => FakePlatform.Json($$"""{"items":[{"id":"f{{++count}}","name":"d","type":"folder"}],"links":[]}""", headers: ("X-Total-Matching-Query", "1"))).Client();

        var result = await endless.Files.DownloadFolderAsync("f0", home["back"]);

        result.Skipped.Should().ContainSingle().Which.Reason.Should().Contain("more than 2048 folders");
    }

    [Fact]
    public void PathOf_PathIsLongerThanTheSystemTakes_IsRefusedBeforeAnythingIsMade()
    {
        var target = new FolderTarget(home["back"]);
        var deep = Enumerable.Repeat(new string('d', 200), 21).ToList();

        target.PathOf([.. deep, "reads.bam"], out var fault).Should().BeNull();
        target.PathOf([.. deep.Take(10), "reads.bam"], out _).Should().NotBeNull();

        fault.Should().Contain("longer than");
        Directory.Exists(home["back"]).Should().BeFalse();
    }

    [Fact]
    public void Commit_SomebodyReplacedTheTemporaryFile_FailsAndKeepsBothNames()
    {
        if (OperatingSystem.IsWindows()) return; // nobody can replace what is open there
        using var rig = new DownloadRig([1, 2, 3]);
        using (var sink = new FileSink(rig.Target, rig.Options, rig.Room))
        {
            File.Delete(rig.Partial);
            File.WriteAllText(rig.Partial, "theirs");

            sink.Invoking(it => it.Commit()).Should().Throw<AttemptFault>().WithMessage("*another was put in its place*");
        }

        File.Exists(rig.Target).Should().BeFalse();
        File.ReadAllText(rig.Partial).Should().Be("theirs");
    }

    public async Task DisposeAsync()
    {
        await platform.DisposeAsync();
        await emulator.DisposeAsync();
    }

    public void Dispose()
    {
        home.Dispose();
        renamer.Dispose();
    }

    private async Task<FileId> StoredAsync(string[] names)
    {
        var folder = await platform.Files.CreateFolderAsync(new() { Name = "results", Type = FileType.Folder, Project = Project });
        for (var number = 0; number < names.Length; number++)
        {
            using var content = new MemoryStream(Renamer.ContentOf(number));
            await platform.Files.UploadAsync(content, UploadDestination.InFolder(folder.Id, Renamer.PlainName(number)));
        }

        renamer.Names = names;
        return folder.Id;
    }

    /// <summary>Gives files other names on the way: what no Platform would store, a hostile one may still send.</summary>
    private sealed class Renamer() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        public string[] Names { get; set; } = [];

        public Action BeforeAddress { get; set; } = () => { };

        public static string PlainName(int number) => $"plain-{number:000}-name.bin";

        public static byte[] ContentOf(int number) => Encoding.UTF8.GetBytes($"content {number}");

        // Of names that are there twice the first one is taken.
        public byte[] ContentOf(string name, string[] names) => ContentOf(Array.IndexOf(names, name));

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath.EndsWith("/download_info", StringComparison.Ordinal)) BeforeAddress();
            var answer = await base.SendAsync(request, cancellationToken);
            if (Names.Length == 0 || answer.Content.Headers.ContentType?.MediaType != "application/json") return answer;
            var body = await answer.Content.ReadAsStringAsync(cancellationToken);
            for (var number = 0; number < Names.Length; number++) body = body.Replace($"\"{PlainName(number)}\"", JsonSerializer.Serialize(Names[number]), StringComparison.Ordinal);
            answer.Content = new StringContent(body, Encoding.UTF8, "application/json");
            return answer;
        }
    }
}
