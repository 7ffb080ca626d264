namespace SevenBridges;

/// <summary>The call was not sent: so many calls failed just now that the client pauses before it burdens the Platform again.</summary>
public class CircuitOpenException : SevenBridgesException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public CircuitOpenException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public CircuitOpenException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public CircuitOpenException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
