namespace SevenBridges;

/// <summary>The answer should have been JSON and is not; <see cref="SevenBridgesException.BodyStart"/> shows how it begins.</summary>
public class NonJsonException : SevenBridgesException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public NonJsonException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public NonJsonException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public NonJsonException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
