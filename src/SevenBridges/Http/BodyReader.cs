namespace SevenBridges.Http;

/// <summary>Reads a body whole into a rented buffer, never more than a cap, whatever the length header claims.</summary>
internal static class BodyReader
{
    private const int FirstRent = 4 * 1024;
    private const int MostOnTrust = 1024 * 1024;

    /// <summary>Reads to the end, or to the cap and one byte beyond.</summary>
    /// <returns>The buffer, which the caller disposes or detaches, and whether there was more than the cap.</returns>
    /// <exception cref="IOException">The body ended before the length that its header announced.</exception>
    public static async ValueTask<(BodyBuffer Buffer, bool Over)> ReadAsync(HttpContent content, int cap, CancellationToken cancellationToken)
    {
        var announced = content.Headers.ContentLength;
        var first = (int)Math.Min(announced + 1 ?? FirstRent, Math.Min(cap, MostOnTrust));
        var buffer = new BodyBuffer(first, cap);
        try
        {
            if (announced == 0 || announced > cap) return (buffer, announced > cap);
            var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await FillAsync(stream, buffer, cancellationToken).ConfigureAwait(false);
            if (buffer.Length < announced)
                throw new HttpIOException(HttpRequestError.ResponseEnded, $"The body ended after {buffer.Length} of {announced} bytes.");
            var over = buffer.Length == cap && await stream.ReadAsync(new byte[1], cancellationToken).ConfigureAwait(false) > 0;
            return (buffer, over);
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    /// <summary>Reads how a body begins, for an error message: a body that is too long or breaks off is as good as what came of it.</summary>
    public static async ValueTask<BodyBuffer> ReadStartAsync(HttpContent content, int cap, CancellationToken cancellationToken)
    {
        var buffer = new BodyBuffer(FirstRent, cap);
        try
        {
            var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await FillAsync(stream, buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or HttpRequestException or InvalidDataException)
        {
            // The status has arrived, and it decides; the rest of the words is lost.
            return buffer;
        }
        catch
        {
            buffer.Dispose();
            throw;
        }

        return buffer;
    }

    private static async ValueTask FillAsync(Stream stream, BodyBuffer buffer, CancellationToken cancellationToken)
    {
        while (buffer.Free is { IsEmpty: false } free)
        {
            var read = await stream.ReadAsync(free, cancellationToken).ConfigureAwait(false);
            if (read == 0) return;
            buffer.Advance(read);
        }
    }
}
