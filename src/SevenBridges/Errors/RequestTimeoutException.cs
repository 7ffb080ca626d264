namespace SevenBridges;

/// <summary>408: the Platform waited too long for the request to arrive.</summary>
public class RequestTimeoutException : SevenBridgesException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public RequestTimeoutException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public RequestTimeoutException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public RequestTimeoutException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
