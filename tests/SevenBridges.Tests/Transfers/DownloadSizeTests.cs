using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Transfers;

/// <summary>Files of which the Platform does not say, or not rightly, how large they are.</summary>
public sealed class DownloadSizeTests
{
    [Theory]
    [InlineData("null")]
    [InlineData("-1")]
    public async Task Download_PlatformTellsNoSizeThatAFileCanHave_IsRefusedAndMakesNoFile(string size)
    {
        using var folder = new TestFolder();
        var platform = new FakePlatform(_ => FakePlatform.Json($$"""{"id":"f1","name":"reads.bam","type":"file","size":{{size}}}"""));
        using var client = platform.Client();

        var download = () => client.Files.DownloadAsync("f1", folder["reads.bam"]);

        (await download.Should().ThrowAsync<TransferException>()).Which.Message.Should().Contain("'reads.bam'").And.Contain("does not say how large");
        Directory.EnumerateFileSystemEntries(folder.Path).Should().BeEmpty();
    }
}
