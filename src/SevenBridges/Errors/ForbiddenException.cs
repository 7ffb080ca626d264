namespace SevenBridges;

/// <summary>403: the token's user may not do this, or the object's state does not allow it (a task that is not a draft).</summary>
public class ForbiddenException : SevenBridgesException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public ForbiddenException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public ForbiddenException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public ForbiddenException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
