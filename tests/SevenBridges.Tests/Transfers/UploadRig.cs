using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SevenBridges.Tests.Support;
using SevenBridges.Transfers;

namespace SevenBridges.Tests.Transfers;

/// <summary>An upload with everything around it in memory, and waits that cost no time.</summary>
internal sealed class UploadRig(long partSize = 10)
{
    public FakeStore Store { get; } = new();

    public FakeUploads Platform { get; init; } = new(partSize);

    public ManualClock Clock { get; } = new();

    public Reports Reports { get; } = new();

    public TransferOptions Options { get; init; } = new() { StallTimeout = TimeSpan.FromHours(1) };

    public Verification? Verification { get; private set; }

    /// <summary>The local file beside which the upload is remembered; null: it is not.</summary>
    public string? JournalBeside { get; init; }

    public ILogger Log { get; init; } = NullLogger.Instance;

    private UploadJournal? journal;

    public Transfer<Verification> Prepare(UploadSource source, CancellationToken cancellationToken = default)
    {
        var room = new TransferRoom(new HttpMessageInvoker(Store, disposeHandler: false), Clock, Log);
        var meter = new ProgressMeter("reads.bam", Reports, Clock);
        var resumption = JournalBeside is null ? null : new UploadResumption(journal = UploadJournal.Open(JournalBeside, 1), 1, source, "reads.bam", Platform, room);
        var upload = new MultipartUpload(source, UploadRequest.For("reads.bam", source.Length, Options), Platform, resumption, Options, room, meter);
        return new Transfer<Verification>(new Engine(upload, journal), meter, null, Clock, cancellationToken);
    }

    /// <summary>Runs an upload whose process is as good as killed when it is about to send a part.</summary>
    public async Task BreakOffAsync(UploadSource source, int beforePart)
    {
        using var kill = new CancellationTokenSource();
        Store.Hold = (part, token) =>
        {
            if (part == beforePart) kill.Cancel();
            token.ThrowIfCancellationRequested();
            return Task.CompletedTask;
        };
        await FluentActions.Awaiting(() => RunAsync(source, kill.Token)).Should().ThrowAsync<OperationCanceledException>();
        Store.Hold = (_, _) => Task.CompletedTask;
    }

    public Task RunAsync(byte[] content, CancellationToken cancellationToken = default) => RunAsync(new StreamUploadSource(new MemoryStream(content)), cancellationToken);

    public async Task RunAsync(UploadSource source, CancellationToken cancellationToken = default)
    {
        var transfer = Prepare(source, cancellationToken);
        transfer.Start();
        await Clock.RunAsync(transfer.Completion);
        Verification = transfer.Verification;
    }

    /// <summary>Runs an upload that must fail.</summary>
    public async Task<TransferException> FailAsync(byte[] content) =>
        (await FluentActions.Awaiting(() => RunAsync(content)).Should().ThrowAsync<TransferException>()).Which;

    private sealed class Engine(MultipartUpload upload, UploadJournal? journal) : ITransferEngine<Verification>
    {
        public Verification Verification => upload.Verification;

        public async Task<Verification> RunAsync(CancellationToken pause, CancellationToken cancellationToken)
        {
            await upload.RunAsync(pause, cancellationToken);
            return upload.Verification;
        }

        public Task EndAsync(TransferEnd end, Exception cause) => upload.EndAsync(end, cause);

        public void Close() => journal?.Dispose();
    }
}
