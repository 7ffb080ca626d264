using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using SevenBridges.Tests.Support;
using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

/// <summary>A download with the Platform and the object store in memory, into a folder of its own, and waits that cost no time.</summary>
internal sealed class DownloadRig(byte[] content) : IDownloadSource, IDisposable
{
    private int addresses;

    public FakeStore Store { get; } = new() { Content = content };

    public ManualClock Clock { get; } = new();

    public Reports Reports { get; } = new();

    public TestFolder Folder { get; } = new();

    public TransferOptions Options { get; init; } = new() { StallTimeout = TimeSpan.FromHours(1) };

    public string FileName => "reads.bam";

    /// <summary>The size that the Platform says.</summary>
    public long Size { get; init; } = content.Length;

    public string Target => Folder["reads.bam"];

    /// <summary>How many addresses were asked for; each has its number in its query.</summary>
    public int Addresses => addresses;

    /// <summary>What stands in the folder besides the file itself.</summary>
    public IEnumerable<string> Leftovers => Directory.GetFileSystemEntries(Folder.Path).Where(path => path != Target);

    public Task<Uri> AddressAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1/content?signature=canary7b{Interlocked.Increment(ref addresses)}")));

    public async Task<Verification> RunAsync(CancellationToken cancellationToken = default)
    {
        using var sink = new FileSink(Target, Options.Overwrite, NullLogger.Instance);
        return await RunAsync(sink, cancellationToken);
    }

    public async Task<Verification> RunAsync(DownloadSink sink, CancellationToken cancellationToken = default)
    {
        using var invoker = new HttpMessageInvoker(Store, disposeHandler: false);
        var room = new TransferRoom(invoker, Clock, NullLogger.Instance);
        using var download = new RangedDownload(this, sink, Options, room, new ProgressMeter(FileName, Reports, Clock));
        return await Clock.RunAsync(download.RunAsync(CancellationToken.None, cancellationToken));
    }

    /// <summary>Runs a download that must fail.</summary>
    public async Task<TransferException> FailAsync() => (await FluentActions.Awaiting(() => RunAsync()).Should().ThrowAsync<TransferException>()).Which;

    public void Dispose() => Folder.Dispose();
}
