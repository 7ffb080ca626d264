namespace SevenBridges;

/// <summary>
/// 503: the Platform or the service behind this call is down; <see cref="SevenBridgesException.IsMaintenance"/> tells announced maintenance apart.
/// </summary>
public class ServiceUnavailableException : ServerErrorException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public ServiceUnavailableException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public ServiceUnavailableException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public ServiceUnavailableException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
