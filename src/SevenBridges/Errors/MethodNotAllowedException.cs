namespace SevenBridges;

/// <summary>405: this address does not answer to this method.</summary>
public class MethodNotAllowedException : SevenBridgesException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public MethodNotAllowedException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public MethodNotAllowedException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public MethodNotAllowedException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
