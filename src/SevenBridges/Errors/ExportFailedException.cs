namespace SevenBridges;

/// <summary>An export came to its end without being completed, and the caller wanted it completed. Status, code and words are those of the export's own error.</summary>
public class ExportFailedException : WorkFailedException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public ExportFailedException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public ExportFailedException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public ExportFailedException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    /// <summary>The export as it is now; null when unknown.</summary>
    public Export? Export { get => Work as Export; init => Work = value; }
}
