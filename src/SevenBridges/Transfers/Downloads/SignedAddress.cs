namespace SevenBridges.Transfers;

/// <summary>The address that all workers of a download use. When it stops working, one of them asks for a new one, for all.</summary>
internal sealed class SignedAddress(IDownloadSource source)
{
    private readonly Gate turn = new(1); // holds nothing that would have to be disposed while somebody is inside
    private Uri? current;

    /// <summary>The address that works, as far as known.</summary>
    public async ValueTask<Uri> GetAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref current) is { } known) return known;
        await turn.EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return current ??= await source.AddressAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            turn.Leave();
        }
    }

    /// <summary>An address was refused. If it is still the one in use, the next who asks gets a new one.</summary>
    public void Refused(Uri address) => Interlocked.CompareExchange(ref current, null, address);
}
