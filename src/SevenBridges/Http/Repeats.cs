using Polly.CircuitBreaker;

namespace SevenBridges.Http;

/// <summary>When a failed try is worth another, and after how long.</summary>
internal static class Repeats
{
    public static bool MayRetry(Exception? failure) => failure switch
    {
        SevenBridgesException { IsMaintenance: true } => false,
        SevenBridgesException known => known is { IsTransient: true, IsSafeToRepeat: true },
        IsolatedCircuitException => false,
        BrokenCircuitException => true,
        _ => false,
    };

    /// <summary>The wait that somebody named (the Platform, or the open circuit); null: the usual exponential one.</summary>
    public static TimeSpan? NamedDelay(Exception? failure, TimeSpan longest)
    {
        var named = failure is BrokenCircuitException circuit ? circuit.RetryAfter : (failure as SevenBridgesException)?.RetryAfter;
        if (named is not { } wait || wait <= TimeSpan.Zero) return null;
        var bounded = wait < longest ? wait : longest;
        // After a 429 the budget lets calls through one by one; everything else comes back spread.
        return failure is TooManyRequestsException ? bounded : bounded + Jitter();
    }

    /// <summary>A small extra wait, so that all who wait for the same second do not come back in the same millisecond.</summary>
    public static TimeSpan Jitter() => TimeSpan.FromMilliseconds(500 * Random.Shared.NextDouble());

    public static bool CountsAgainstCircuit(Exception? failure) => failure switch
    {
        SevenBridgesException { IsMaintenance: true } => false,
        ConnectionFailedException or CallTimedOutException or OutcomeUnknownException or ServerErrorException => true,
        _ => false,
    };
}
