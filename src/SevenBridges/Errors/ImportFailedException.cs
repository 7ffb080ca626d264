namespace SevenBridges;

/// <summary>An import came to its end without being completed, and the caller wanted it completed. Status, code and words are those of the import's own error.</summary>
public class ImportFailedException : WorkFailedException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public ImportFailedException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public ImportFailedException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public ImportFailedException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    /// <summary>The import as it is now; null when unknown.</summary>
    public Import? Import { get => Work as Import; init => Work = value; }
}
