namespace SevenBridges;

/// <summary>A task was stopped by somebody, and the caller wanted it completed.</summary>
public class TaskAbortedException : TaskFailedException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public TaskAbortedException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public TaskAbortedException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public TaskAbortedException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
