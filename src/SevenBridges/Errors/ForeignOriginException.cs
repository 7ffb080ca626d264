namespace SevenBridges;

/// <summary>Something led away from the configured endpoint (a redirect, a link, an address); nothing was sent there.</summary>
public class ForeignOriginException : SevenBridgesException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public ForeignOriginException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public ForeignOriginException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public ForeignOriginException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    /// <summary>The address that was refused, without user info and query; null when unknown.</summary>
    public string? RefusedAddress { get; init; }
}
