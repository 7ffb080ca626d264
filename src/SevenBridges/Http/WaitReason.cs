namespace SevenBridges;

/// <summary>Why a call waits before it is sent, or sent again.</summary>
public enum WaitReason
{
    /// <summary>A passing failure of a call that may be repeated.</summary>
    Retry,

    /// <summary>The Platform refused the call because the request budget is used up (429).</summary>
    RateLimit,

    /// <summary>The Platform is under maintenance (503 with code 0).</summary>
    Maintenance,

    /// <summary>Nothing was refused: the call is held back because the window of the request budget is used up.</summary>
    Budget,

    /// <summary>A handler of the user's own wants the call repeated.</summary>
    ErrorHandler,
}
