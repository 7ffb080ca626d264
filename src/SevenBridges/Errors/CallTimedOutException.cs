namespace SevenBridges;

/// <summary>
/// No answer came within <c>TryTimeout</c>, or the whole call took longer than <c>TotalTimeout</c>. The call may be repeated without harm.
/// </summary>
public class CallTimedOutException : SevenBridgesException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public CallTimedOutException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public CallTimedOutException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public CallTimedOutException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
