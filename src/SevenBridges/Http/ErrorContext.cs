namespace SevenBridges;

/// <summary>What an error handler (<see cref="SevenBridgesClient.AddErrorHandler"/>) is told.</summary>
/// <param name="Failure">The failure as the caller would get it. Look at <see cref="SevenBridgesException.IsSafeToRepeat"/> before you repeat.</param>
/// <param name="Repeats">How often handlers have repeated this call so far.</param>
/// <param name="Elapsed">How long the call has taken so far.</param>
public sealed record ErrorContext(SevenBridgesException Failure, int Repeats, TimeSpan Elapsed);
