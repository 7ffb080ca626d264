namespace SevenBridges;

/// <summary>The time that <see cref="PollPolicy.TimeOut"/> gives had passed, and what was waited for had not come to its end. It goes on all the same.</summary>
public class WaitTimedOutException : SevenBridgesException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public WaitTimedOutException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public WaitTimedOutException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public WaitTimedOutException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    /// <summary>What was waited for, as it was at the last look; null when it was never seen.</summary>
    public PlatformModel? Work { get; init; }

    /// <summary>How long it was waited for.</summary>
    public TimeSpan Waited { get; init; }
}
