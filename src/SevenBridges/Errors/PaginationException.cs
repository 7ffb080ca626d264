namespace SevenBridges;

/// <summary>There is no such page, or the pages do not lead to an end.</summary>
public class PaginationException : SevenBridgesException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public PaginationException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public PaginationException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public PaginationException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
