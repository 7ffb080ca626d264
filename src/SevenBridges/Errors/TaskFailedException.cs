namespace SevenBridges;

/// <summary>A task came to its end without being completed, and the caller wanted it completed.</summary>
public class TaskFailedException : WorkFailedException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public TaskFailedException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public TaskFailedException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public TaskFailedException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    /// <summary>The task as it is now; null when unknown.</summary>
    public PlatformTask? Task { get => Work as PlatformTask; init => Work = value; }
}
