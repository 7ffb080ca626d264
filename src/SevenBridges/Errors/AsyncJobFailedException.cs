namespace SevenBridges;

/// <summary>A job over files is finished, and some of its items could not be done.</summary>
public class AsyncJobFailedException : WorkFailedException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public AsyncJobFailedException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public AsyncJobFailedException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public AsyncJobFailedException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    /// <summary>The job as it is now; its <c>Result</c> says for each item what became of it. Null when unknown.</summary>
    public AsyncJob? Job { get => Work as AsyncJob; init => Work = value; }
}
