using System.Diagnostics;
using SevenBridges.Tests.Support;
using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

/// <summary>What may be uploaded by its path, and what has a path but no size.</summary>
public sealed class FileUploadSourceTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TestFolder folder = new();

    [Theory]
    [InlineData("pipe")]
    [InlineData("link")]
    public async Task Open_PipeThatNobodyWrites_IsRefusedAtOnce(string name)
    {
        if (OperatingSystem.IsWindows()) return;
        using var made = Process.Start("mkfifo", folder["pipe"]);
        await made.WaitForExitAsync();
        File.CreateSymbolicLink(folder["link"], "pipe");

        var open = () => Task.Run(() => FileUploadSource.Open(folder[name])).WaitAsync(Patience);

        (await open.Should().ThrowAsync<IOException>()).Which.Message.Should().Contain(folder[name]).And.Contain("no ordinary file");
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/proc/version")]
    public void Open_HasNoSizeAndCanBeRead_IsRefusedAndNotTakenForEmpty(string path)
    {
        if (!OperatingSystem.IsLinux()) return;

        var open = () => FileUploadSource.Open(path);

        open.Should().Throw<IOException>().Which.Message.Should().Contain(path).And.Contain("no ordinary file");
    }

    [Fact]
    public void Open_OrdinaryFiles_AreOpened()
    {
        folder.Write("empty", "");
        folder.Write("read-only", "", UnixFileMode.UserRead);
        folder.Write("full", "ten bytes.");
        if (!OperatingSystem.IsWindows()) File.CreateSymbolicLink(folder["link"], "full");

        foreach (var (name, length) in new[] { ("empty", 0), ("read-only", 0), ("full", 10), (OperatingSystem.IsWindows() ? "full" : "link", 10) })
        {
            using var source = FileUploadSource.Open(folder[name]);
            source.Length.Should().Be(length);
        }
    }

    [Fact]
    public void Open_LinkThatLeadsNowhere_IsNotFound()
    {
        if (OperatingSystem.IsWindows()) return;
        File.CreateSymbolicLink(folder["link"], "nowhere");

        var open = () => FileUploadSource.Open(folder["link"]);

        open.Should().Throw<FileNotFoundException>();
    }

    public void Dispose() => folder.Dispose();
}
