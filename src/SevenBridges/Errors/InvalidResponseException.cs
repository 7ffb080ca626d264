namespace SevenBridges;

/// <summary>The answer is JSON, but not what the description says: a wrong type, a cut text, a value out of range.</summary>
public class InvalidResponseException : SevenBridgesException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public InvalidResponseException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public InvalidResponseException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public InvalidResponseException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    /// <summary>Where in the answer the fault is, such as <c>$.items[3].size</c>; null when unknown.</summary>
    public string? JsonPath { get; init; }
}
