namespace SevenBridges;

/// <summary>429: the request budget of the token's user is used up; <see cref="SevenBridgesException.RetryAfter"/> says until when.</summary>
public class TooManyRequestsException : SevenBridgesException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public TooManyRequestsException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public TooManyRequestsException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public TooManyRequestsException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
