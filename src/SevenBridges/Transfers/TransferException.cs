namespace SevenBridges;

/// <summary>A transfer failed. The message names the file, the part, the attempt and the status; nothing wrong was left under the final name.</summary>
public class TransferException : SevenBridgesException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public TransferException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public TransferException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public TransferException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    /// <summary>What went wrong.</summary>
    public TransferFault Fault { get; init; }

    /// <summary>Name of the file that was transferred; null when unknown.</summary>
    public string? FileName { get; init; }

    /// <summary>
    /// The local file that remembers what has arrived, so that the same call goes on with it; null: nothing was kept, and an upload was given up on the Platform.
    /// </summary>
    public string? Journal { get; init; }

    /// <summary>Number of the part that failed, from 1; null when the failure is not of one part.</summary>
    public int? Part { get; init; }

    /// <summary>The same, with one more sentence.</summary>
    internal TransferException Adding(string sentence) =>
        Facts.On(new TransferException($"{Message} {sentence}", InnerException) { Fault = Fault, FileName = FileName, Part = Part, Attempts = Attempts });
}
