namespace SevenBridges;

/// <summary>The answer is larger than <c>MaxResponseBytes</c> once inflated; nothing of it was kept.</summary>
public class ResponseTooLargeException : SevenBridgesException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public ResponseTooLargeException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public ResponseTooLargeException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public ResponseTooLargeException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
