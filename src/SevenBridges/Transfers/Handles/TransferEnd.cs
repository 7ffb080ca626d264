namespace SevenBridges.Transfers;

/// <summary>How a transfer came to its end without being done, for the one who tidies up after it.</summary>
internal enum TransferEnd
{
    /// <summary>Its token was cancelled: someone may come back to it.</summary>
    Interrupted,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>It was stopped: nobody wants any of it.</summary>
    Stopped,
}
