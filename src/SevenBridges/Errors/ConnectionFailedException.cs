namespace SevenBridges;

/// <summary>
/// No answer came: the host was not found, refused, or broke the connection. The call did not happen, or may be repeated without harm.
/// </summary>
public class ConnectionFailedException : SevenBridgesException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public ConnectionFailedException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public ConnectionFailedException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public ConnectionFailedException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
