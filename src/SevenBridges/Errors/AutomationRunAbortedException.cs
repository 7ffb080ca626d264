namespace SevenBridges;

/// <summary>A run of an automation was stopped by somebody.</summary>
public class AutomationRunAbortedException : AutomationRunFailedException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public AutomationRunAbortedException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public AutomationRunAbortedException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public AutomationRunAbortedException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
