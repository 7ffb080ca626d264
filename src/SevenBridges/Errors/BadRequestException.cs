namespace SevenBridges;

/// <summary>400: the Platform does not accept what was sent; the message says what is wrong with it.</summary>
public class BadRequestException : SevenBridgesException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public BadRequestException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public BadRequestException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public BadRequestException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
