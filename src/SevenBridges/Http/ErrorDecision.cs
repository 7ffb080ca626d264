namespace SevenBridges;

/// <summary>What an error handler (<see cref="SevenBridgesClient.AddErrorHandler"/>) wants.</summary>
public readonly record struct ErrorDecision
{
    private ErrorDecision(TimeSpan delay) => (Repeats, Delay) = (true, delay);

    /// <summary>The failure goes on to the next handler, and at last to the caller.</summary>
    public static ErrorDecision GiveUp => default;

    /// <summary>True: the call is to be sent again.</summary>
    public bool Repeats { get; }

    /// <summary>How long to wait before that.</summary>
    public TimeSpan Delay { get; }

    /// <summary>The call is to be sent again, with all its repeats anew.</summary>
    /// <param name="delay">How long to wait before that, by the client's clock.</param>
    /// <returns>The decision.</returns>
    public static ErrorDecision RepeatAfter(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return new(delay);
    }
}
