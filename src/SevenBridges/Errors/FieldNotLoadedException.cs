namespace SevenBridges;

/// <summary>
/// The property was not part of what the server sent for this object. Call <c>EnsureLoadedAsync()</c>, or ask for it with <c>Fields</c>.
/// </summary>
public class FieldNotLoadedException : SevenBridgesException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public FieldNotLoadedException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public FieldNotLoadedException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public FieldNotLoadedException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    /// <summary>The property that was read; null when unknown.</summary>
    public string? Field { get; init; }
}
