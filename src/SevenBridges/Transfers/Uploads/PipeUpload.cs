namespace SevenBridges.Transfers;

/// <summary>The upload of a stream that cannot seek and whose length nobody knows. It can be interrupted and run again: what was read and not sent is held.</summary>
internal sealed class PipeUpload : IDisposable
{
    private readonly Stream stream;
    private readonly UploadRequest request;
    private readonly IUploadProtocol protocol;
    private readonly TransferOptions options;
    private readonly TransferRoom room;
    private readonly ProgressMeter meter;
    private readonly PartCourier courier;
    private readonly TransferSubject subject;
    private UploadSession? session;
    private PipeReader? reader;

    /// <param name="stream">What is sent. Not disposed.</param>
    /// <param name="request">What it is announced as.</param>
    /// <param name="protocol">The Platform's half.</param>
    /// <param name="options">How.</param>
    /// <param name="room">Workers and the way to the object store.</param>
    /// <param name="meter">Counts.</param>
    public PipeUpload(Stream stream, UploadRequest request, IUploadProtocol protocol, TransferOptions options, TransferRoom room, ProgressMeter meter)
    {
        (this.stream, this.request, this.protocol, this.options, this.room, this.meter) = (stream, request, protocol, options, room, meter);
        courier = new PartCourier(protocol, options, room, meter);
        subject = new TransferSubject(request.Name, IsUpload: true);
    }

    /// <summary>What is known about the bytes, once they are there.</summary>
    public Verification Verification => courier.ETags.Verdict;

    /// <summary>How many bytes were read.</summary>
    public long Length => reader?.Length ?? 0;

    /// <summary>Uploads everything; the protocol then knows the file.</summary>
    /// <param name="pause">Breaks off the parts under way.</param>
    /// <param name="cancellationToken">Ends everything.</param>
    /// <exception cref="TransferException">It could not be done. The upload is still open on the Platform.</exception>
    public async Task RunAsync(CancellationToken pause, CancellationToken cancellationToken)
    {
        reader ??= await BeginAsync(cancellationToken).ConfigureAwait(false);
        await SendPartsAsync(reader, pause, cancellationToken).ConfigureAwait(false);
        var size = await courier.CloseAsync(session!, request, subject, cancellationToken).ConfigureAwait(false);
        session = null;
        meter.Expect(reader.Length, null);
        subject.MustHave(reader.Length, size);
    }

    /// <summary>Gives the upload up on the Platform, if it is open there.</summary>
    public Task AbortAsync() => session is null ? Task.CompletedTask : protocol.GiveUpAsync(session, request.Name, room);

    public void Dispose() => reader?.Dispose();

    private async Task<PipeReader> BeginAsync(CancellationToken cancellationToken)
    {
        session ??= await protocol.OpenForSureAsync(request, room, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (session.PartSize > Math.Min(options.MemoryBudget / 4, Array.MaxLength)) throw subject.Failed(new AttemptFault(TransferFault.TooLarge, PartsTooLarge(session.PartSize)), 1);
        return new PipeReader(stream, (int)session.PartSize);
    }

    private string PartsTooLarge(long partSize) =>
        $"the Platform wants parts of {partSize} bytes, each must be held in memory, and the memory budget is {options.MemoryBudget} bytes; it must be four times the size of a part";

    private async Task SendPartsAsync(PipeReader parts, CancellationToken pause, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(pause, cancellationToken);
        courier.ETags.BeginAgain();
        try
        {
            await Crew.RunAsync(Hands(), token => WorkAsync(parts, token, cancellationToken), stop.Token).ConfigureAwait(false);
        }
        catch (AttemptFault fault)
        {
            throw subject.Failed(fault, 1);
        }
    }

    private async Task WorkAsync(PipeReader parts, CancellationToken pause, CancellationToken cancellationToken)
    {
        while (await parts.NextAsync(pause, cancellationToken).ConfigureAwait(false) is { } part)
        {
            var arrived = false;
            try
            {
                await courier.DeliverAsync(session!, part.Bytes, part.IsOnly, subject with { Part = part.Bytes.Part }, pause, cancellationToken).ConfigureAwait(false);
                arrived = true;
            }
            finally
            {
                if (arrived) parts.Free(part);
                else parts.GiveBack(part);
            }
        }
    }

    // Each hand holds one part: together they hold what the budget allows.
    private int Hands() => session!.IsParallel ? (int)Math.Clamp(options.MemoryBudget / session.PartSize, 1, options.Connections) : 1;
}
