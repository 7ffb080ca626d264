namespace SevenBridges;

/// <summary>Decides what becomes of a call that has failed although it was repeated as often as the options allow.</summary>
/// <param name="error">The failure, and what may be known about it.</param>
/// <param name="cancellationToken">Cancelled with the call.</param>
/// <returns>
/// Whether to repeat the call, and after how long; <see cref="ErrorDecision.GiveUp"/> leaves it to the next handler, or to the caller.
/// </returns>
public delegate ValueTask<ErrorDecision> ErrorHandler(ErrorContext error, CancellationToken cancellationToken);
