namespace SevenBridges;

/// <summary>An import by DRS addresses is finished, and some of its files could not be imported.</summary>
public class DrsImportFailedException : WorkFailedException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public DrsImportFailedException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public DrsImportFailedException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public DrsImportFailedException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    /// <summary>The import as it is now; its <c>Errors</c> say what could not be imported. Null when unknown.</summary>
    public DrsImport? Import { get => Work as DrsImport; init => Work = value; }
}
