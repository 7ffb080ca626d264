using System.Net;
using System.Security.Cryptography;

namespace SevenBridges.Transfers;

/// <summary>The bytes of one part on their way from their source to the wire, through one buffer: a part is never held as a whole.</summary>
internal sealed class PartContent(PartBytes part, byte[] buffer, Action<int> moved, IncrementalHash? hash) : HttpContent
{
    /// <summary>How many bytes of this attempt are on their way.</summary>
    public long Sent { get; private set; }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        while (Sent < part.Length)
        {
            var block = buffer.AsMemory(0, (int)Math.Min(buffer.Length, part.Length - Sent));
            await FillAsync(block, cancellationToken).ConfigureAwait(false);
            hash?.AppendData(block.Span);
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

    private async ValueTask FillAsync(Memory<byte> block, CancellationToken cancellationToken)
    {
        int read;
        try
        {
            read = await part.Source.ReadAsync(part.Offset + Sent, block, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ObjectDisposedException or NotSupportedException)
        {
            throw StorageFaults.Local("the source could not be read", failure);
        }

        if (read < block.Length) throw new AttemptFault(TransferFault.SourceChanged, "its content changed while it was read (it became shorter)");
    }
}
