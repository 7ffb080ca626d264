namespace SevenBridges;

/// <summary>The target of a download exists, and overwriting was not asked for. It was left as it is.</summary>
public class LocalFileAlreadyExistsException : SevenBridgesException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public LocalFileAlreadyExistsException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public LocalFileAlreadyExistsException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public LocalFileAlreadyExistsException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    /// <summary>The path of the file that exists; null when unknown.</summary>
    public string? Path { get; init; }
}
