namespace SevenBridges;

/// <summary>500 and above: the Platform, or a gateway before it, failed.</summary>
public class ServerErrorException : SevenBridgesException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public ServerErrorException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public ServerErrorException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public ServerErrorException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
