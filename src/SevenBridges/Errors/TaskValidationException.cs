namespace SevenBridges;

/// <summary>The task was to run, but its inputs are not valid; it stays a draft. <see cref="Task"/> says in its <c>Errors</c> what is wrong.</summary>
public class TaskValidationException : SevenBridgesException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public TaskValidationException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public TaskValidationException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public TaskValidationException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    /// <summary>The task as the Platform answered it; null when unknown.</summary>
    public PlatformTask? Task { get; init; }
}
