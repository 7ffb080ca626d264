namespace SevenBridges;

/// <summary>An item of a bulk call was not sent, because the request before its own failed; sending it later does nothing twice.</summary>
public class NotSentException : SevenBridgesException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public NotSentException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public NotSentException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public NotSentException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    internal static NotSentException After(Exception failure)
    {
        var before = failure as SevenBridgesException;
        return new ErrorFacts { Operation = before?.Operation, IsTransient = before?.IsTransient ?? false, IsSafeToRepeat = true }.On(
            new NotSentException($"This item was not sent: an earlier request of the same call failed. {failure.Message}", failure));
    }
}
