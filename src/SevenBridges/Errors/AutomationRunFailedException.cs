namespace SevenBridges;

/// <summary>A run of an automation came to its end without being finished.</summary>
public class AutomationRunFailedException : WorkFailedException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public AutomationRunFailedException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public AutomationRunFailedException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public AutomationRunFailedException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    /// <summary>The run as it is now; null when unknown.</summary>
    public AutomationRun? Run { get => Work as AutomationRun; init => Work = value; }
}
