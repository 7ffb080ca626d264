namespace SevenBridges;

/// <summary>What was asked for breaks a limit of the description (a length, a range, exactly one of several); nothing was sent.</summary>
public class ValidationException : SevenBridgesException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public ValidationException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public ValidationException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public ValidationException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    /// <summary>The parameter or property that breaks the limit; null when it is not a single one.</summary>
    public string? Parameter { get; init; }
}
