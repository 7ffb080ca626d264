namespace SevenBridges;

/// <summary>409: the object exists already, or its state changed meanwhile.</summary>
public class ConflictException : SevenBridgesException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public ConflictException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public ConflictException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public ConflictException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
