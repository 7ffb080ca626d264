namespace SevenBridges.Transfers;

/// <summary>Begins and ends uploads so that none is left open.</summary>
internal static class Goodbye
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Opens an upload. When it is cancelled meanwhile, the answer is waited for a little longer: without it nobody would know the upload that is open, and it would stay so.
    /// The caller looks at its token afterwards.
    /// </summary>
    public static async Task<UploadSession> OpenForSureAsync(this IUploadProtocol protocol, UploadRequest request, TransferRoom room, CancellationToken cancellationToken)
    {
        return await PatientlyAsync(token => protocol.OpenAsync(request, token), room, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Closes an upload. When it is cancelled meanwhile, the answer is waited for a little longer too: without it what was stopped, and said to have left nothing, would be
    /// a whole file all the same. If the answer is that it is one, that counts.
    /// </summary>
    public static async Task<long?> CompleteForSureAsync(
        this IUploadProtocol protocol, UploadSession session, UploadRequest request, PartReceipt? unreported, TransferRoom room, CancellationToken cancellationToken)
    {
        try
        {
            return await PatientlyAsync(token => protocol.CompleteAsync(session, request, unreported, token), room, cancellationToken).ConfigureAwait(false);
        }
        catch (SevenBridgesException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken); // nobody wants to know any more why there is no file
        }
    }

    /// <summary>Gives an upload up on the Platform. What goes wrong with that is logged.</summary>
    /// <returns>False: it may still be open.</returns>
    public static async Task<bool> GiveUpAsync(this IUploadProtocol protocol, UploadSession session, string fileName, TransferRoom room)
    {
        // The caller's token may be the reason for giving up; what is open on the Platform must be closed all the same, but not for ever.
        using var limit = new CancellationTokenSource(Longest, room.Clock);
        try
        {
            await protocol.AbortAsync(session, limit.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception failure) when (failure is SevenBridgesException or OperationCanceledException or ObjectDisposedException)
        {
            // The last: its client was closed before it. Then nothing can be sent any more.
            room.Log.AbortFailed(fileName, failure.Message);
            return false;
        }
    }

    private static async Task<T> PatientlyAsync<T>(Func<CancellationToken, Task<T>> call, TransferRoom room, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var patience = new CancellationTokenSource(Timeout.InfiniteTimeSpan, room.Clock);
        using var registration = cancellationToken.Register(() => patience.CancelAfter(Patience));
        return await call(patience.Token).ConfigureAwait(false);
    }
}
