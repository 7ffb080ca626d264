namespace SevenBridges.Transfers;

/// <summary>A stream that can seek, from where it stands to its end. Its readers take turns; the stream is not disposed.</summary>
internal sealed class StreamUploadSource : UploadSource
{
    private readonly Stream stream;
    private readonly long start;
    private readonly SemaphoreSlim turn = new(1);

    public StreamUploadSource(Stream stream) : base(Math.Max(0, stream.Length - stream.Position))
    {
        this.stream = stream;
        start = stream.Position;
    }

    public override async ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            stream.Position = start + offset;
            return await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    public override void CheckUnchanged()
    {
        if (stream.Length - start != Length) throw Changed("it has another length now");
    }

    public override void Dispose() => turn.Dispose();
}
