namespace SevenBridges;

/// <summary>No usable credentials: something is missing or broken; the message says what to set, where, and where a token comes from.</summary>
public class CredentialsException : SevenBridgesException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public CredentialsException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public CredentialsException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public CredentialsException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
