namespace SevenBridges;

/// <summary>Something that takes long on the Platform came to its end and was not completed: a task, a run of an automation, a job over files.</summary>
public class WorkFailedException : SevenBridgesException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public WorkFailedException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public WorkFailedException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public WorkFailedException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    /// <summary>What it was, as it is now; null when unknown. The exceptions for each kind have it in its own type.</summary>
    public PlatformModel? Work { get; init; }
}
