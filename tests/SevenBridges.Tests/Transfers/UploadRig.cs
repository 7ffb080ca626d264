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

    public Transfer<Verification> Prepare(UploadSource source, CancellationToken cancellationToken = default)
    {
        var room = new TransferRoom(new HttpMessageInvoker(Store, disposeHandler: false), Clock, NullLogger.Instance);
        var meter = new ProgressMeter("reads.bam", Reports, Clock);
        var upload = new MultipartUpload(source, UploadRequest.For("reads.bam", source.Length, Options), Platform, Options, room, meter);
        return new Transfer<Verification>(new Engine(upload), meter, null, Clock, cancellationToken);
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

    private sealed class Engine(MultipartUpload upload) : ITransferEngine<Verification>
    {
        public Verification Verification => upload.Verification;

        public async Task<Verification> RunAsync(CancellationToken pause, CancellationToken cancellationToken)
        {
            await upload.RunAsync(pause, cancellationToken);
            return upload.Verification;
        }

        public Task EndAsync(TransferEnd end, Exception cause) => upload.AbortAsync();

        public void Close()
        {
        }
    }
}
