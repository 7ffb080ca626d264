using System.Net;

namespace SevenBridges.Transfers;

/// <summary>The bytes of one part on their way from their source to the wire, through one buffer: a part is never held as a whole.</summary>
internal sealed class PartContent(PartBytes part, byte[] buffer, Action<int> moved, PartDigest digest) : HttpContent
{
    /// <summary>How many bytes of this attempt are on their way.</summary>
    public long Sent { get; private set; }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
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
