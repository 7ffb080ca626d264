namespace SevenBridges;

/// <summary>401: the Platform does not accept the token: it is missing, misspelt, expired or revoked.</summary>
public class UnauthorizedException : SevenBridgesException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public UnauthorizedException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public UnauthorizedException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public UnauthorizedException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
