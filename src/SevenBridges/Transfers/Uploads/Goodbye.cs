namespace SevenBridges.Transfers;

/// <summary>Gives uploads up.</summary>
internal static class Goodbye
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

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
        catch (Exception failure) when (failure is SevenBridgesException or OperationCanceledException)
        {
            room.Log.AbortFailed(fileName, failure.Message);
            return false;
        }
    }
}
