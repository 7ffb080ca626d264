namespace SevenBridges;

/// <summary>414: the address is longer than the 6000 characters that the Platform takes. Noticed before sending; ask for less in one call.</summary>
public class UriTooLongException : SevenBridgesException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public UriTooLongException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public UriTooLongException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public UriTooLongException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
