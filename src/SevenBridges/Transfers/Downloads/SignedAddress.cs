namespace SevenBridges.Transfers;

/// <summary>The address that all workers of a download use. When it stops working, one of them asks for a new one, for all.</summary>
internal sealed class SignedAddress(IDownloadSource source) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private Uri? current;

    /// <summary>The address that works, as far as known.</summary>
    public async ValueTask<Uri> GetAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref current) is { } known) return known;
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return current ??= await source.AddressAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>An address was refused. If it is still the one in use, the next who asks gets a new one.</summary>
    public void Refused(Uri address) => Interlocked.CompareExchange(ref current, null, address);

    public void Dispose() => turn.Dispose();
}
