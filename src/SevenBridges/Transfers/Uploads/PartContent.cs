using System.Net;

namespace SevenBridges.Transfers;

/// <summary>The bytes of one part on their way from their source to the wire, through one buffer: a part is never held as a whole.</summary>
internal sealed class PartContent(PartBytes part, byte[] buffer, Action<int> moved, PartDigest digest) : HttpContent
{
    private readonly Lock mutex = new();
    private int writers;
    private bool isOver;

    /// <summary>How many bytes of this attempt are on their way.</summary>
    public long Sent { get; private set; }

    /// <summary>The attempt is over: who has not begun to write will not.</summary>
    /// <returns>False: somebody is still writing, and the buffer is not free. Over HTTP/2 an answer may come before all is sent.</returns>
    public bool End()
    {
        lock (mutex)
        {
            isOver = true;
            return writers == 0;
        }
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        lock (mutex) writers += isOver ? throw new ObjectDisposedException(nameof(PartContent)) : 1;
        try
        {
            await WriteAsync(stream, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (mutex) writers--;
        }
    }

    private async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        while (Sent < part.Length)
        {
            var block = buffer.AsMemory(0, (int)Math.Min(buffer.Length, part.Length - Sent));
            await part.FillAsync(Sent, block, cancellationToken).ConfigureAwait(false);
            digest.Append(block.Span);
            await stream.WriteAsync(block, cancellationToken).ConfigureAwait(false);
            Sent += block.Length;
            moved(block.Length);
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override bool TryComputeLength(out long computed)
    {
        computed = part.Length;
        return true;
    }
}
