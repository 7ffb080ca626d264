using System.Globalization;
using Microsoft.Extensions.Logging;
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

    public ILogger Log { get; init; } = NullLogger.Instance;

    public LocalFiles Disk { get; init; } = LocalFiles.OfSystem;

    public string FileName => "reads.bam";

    public FileId FileId { get; set; } = new("64f1a2b3c4d5e6f708192a3b");

    /// <summary>The size that the Platform says.</summary>
    public long Size { get; init; } = content.Length;

    public string Target => Folder["reads.bam"];

    public string Partial => FileSink.NeighbourOf(Target);

    public string Journal => FileSink.JournalOf(Target);

    /// <summary>How many addresses were asked for; each has its number in its query.</summary>
    public int Addresses => addresses;

    /// <summary>What stands in the folder besides the file itself.</summary>
    public IEnumerable<string> Leftovers => Directory.GetFileSystemEntries(Folder.Path).Where(path => path != Target);

    public TransferRoom Room => new(new HttpMessageInvoker(Store, disposeHandler: false), Clock, Log) { Disk = Disk };

    public Task<Uri> AddressAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1/content?signature=canary7b{Interlocked.Increment(ref addresses)}")));

    public async Task<Verification> RunAsync(CancellationToken cancellationToken = default)
    {
        using var sink = new FileSink(Target, Options, Room);
        return await RunAsync(sink, cancellationToken);
    }

    public async Task<Verification> RunAsync(DownloadSink sink, CancellationToken cancellationToken = default)
    {
        try
        {
            var download = new RangedDownload(this, sink, sink.Restore(FileId, Size, cancellationToken), Options, Room, new ProgressMeter(FileName, Reports, Clock));
            return await Clock.RunAsync(download.RunAsync(CancellationToken.None, cancellationToken));
        }
        catch (Exception failure)
        {
            if (DownloadJob.IsWorthKeeping(failure is OperationCanceledException ? TransferEnd.Interrupted : TransferEnd.Failed, failure)) sink.KeepForLater();
            throw;
        }
    }

    /// <summary>Runs a download that must fail.</summary>
    public async Task<TransferException> FailAsync() => (await FluentActions.Awaiting(() => RunAsync()).Should().ThrowAsync<TransferException>()).Which;

    /// <summary>Runs a download whose process is as good as killed after a number of requests; its files stay as they were at that moment.</summary>
    public async Task BreakOffAsync(int afterRequests)
    {
        using var kill = new CancellationTokenSource();
        var usual = Store.Fault;
        var seenBefore = Store.Requests.Count;
        Store.Fault = (seen, answer) =>
        {
            if (Store.Requests.Count - seenBefore > afterRequests) kill.Cancel();
            return usual(seen, answer);
        };
        await FluentActions.Awaiting(() => RunAsync(kill.Token)).Should().ThrowAsync<OperationCanceledException>();
        Store.Fault = usual;
    }

    public void Dispose() => Folder.Dispose();
}
