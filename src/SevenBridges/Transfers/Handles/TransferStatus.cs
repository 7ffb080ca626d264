namespace SevenBridges;

/// <summary>Where a transfer stands.</summary>
public enum TransferStatus
{
    /// <summary>Not started yet.</summary>
    Preparing,

    /// <summary>Moving bytes, or about to.</summary>
    Running,

    /// <summary>Resting until it is resumed; what is sure is kept.</summary>
    Paused,

    /// <summary>Done: whole, checked, and under its name.</summary>
    Completed,

    /// <summary>Ended by <see cref="Transfer.StopAsync"/>; nothing of it is left on either side.</summary>
    Stopped,

    /// <summary>Ended by a failure, which awaiting it throws.</summary>
    Failed,

    /// <summary>Ended by its cancellation token.</summary>
    Aborted,
}
