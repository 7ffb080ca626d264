namespace SevenBridges;

/// <summary>Says that a call is about to wait, so that a program can tell its user why nothing seems to happen.</summary>
/// <param name="Reason">Why it waits.</param>
/// <param name="Operation">The description's id of the operation.</param>
/// <param name="Delay">How long; null when that depends on other calls.</param>
/// <param name="Cause">The failure that made it wait; null when there was none.</param>
public sealed record WaitNotice(WaitReason Reason, string Operation, TimeSpan? Delay, SevenBridgesException? Cause);
