namespace SevenBridges;

/// <summary>The call may or may not have happened: it was sent, no answer came back whole, and sending it again could do its work twice.</summary>
public class OutcomeUnknownException : SevenBridgesException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public OutcomeUnknownException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public OutcomeUnknownException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public OutcomeUnknownException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    /// <summary>The operation that tells whether it happened, such as <c>tasks.get</c>; null when the description names none.</summary>
    public string? AskOperation { get; init; }
}
