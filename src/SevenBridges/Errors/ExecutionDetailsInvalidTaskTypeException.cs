namespace SevenBridges;

/// <summary>Execution details were asked of a batch task; only its children have them.</summary>
public class ExecutionDetailsInvalidTaskTypeException : SevenBridgesException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public ExecutionDetailsInvalidTaskTypeException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public ExecutionDetailsInvalidTaskTypeException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public ExecutionDetailsInvalidTaskTypeException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
