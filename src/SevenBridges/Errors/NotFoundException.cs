namespace SevenBridges;

/// <summary>404: no such object, or none that the token's user may see.</summary>
public class NotFoundException : SevenBridgesException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public NotFoundException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public NotFoundException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public NotFoundException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
