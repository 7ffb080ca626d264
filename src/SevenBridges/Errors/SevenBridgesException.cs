using System.Net;

namespace SevenBridges;

/// <summary>
/// Anything that keeps a call from giving its result: an answer of the Platform that is an error, no answer, or a fault noticed before sending.
/// </summary>
/// <remarks>
/// Each status that the Platform documents has its own class (<see cref="NotFoundException"/>, <see cref="ForbiddenException"/> …), and so has each condition
/// on this side of the wire. Cancellation by the caller stays an <see cref="OperationCanceledException"/>. No member ever holds a token or a signed address.
/// </remarks>
public class SevenBridgesException : Exception
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public SevenBridgesException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    public SevenBridgesException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    /// <param name="message">What was attempted and what went wrong, as a sentence.</param>
    /// <param name="innerException">What caused it; null: nothing known.</param>
    public SevenBridgesException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    /// <summary>What was attempted and what went wrong, as a sentence; when it ended a transfer, of which file.</summary>
    public override string Message => EndedTransferOf is { } name ? $"{base.Message} This ended the transfer of '{name}'." : base.Message;

    /// <summary>The HTTP status of the answer; null when there was no answer, or when the fault was noticed before sending.</summary>
    public HttpStatusCode? Status { get => Facts.Status; init => Facts = Facts with { Status = value }; }

    /// <summary>The Platform's own code for the error (see <c>ErrorCodes</c>), such as 5002 for an unknown file; null when it gave none.</summary>
    public int? Code { get => Facts.Code; init => Facts = Facts with { Code = value }; }

    /// <summary>The Platform's own words for the error; null when it gave none.</summary>
    public string? PlatformMessage { get => Facts.PlatformMessage; init => Facts = Facts with { PlatformMessage = value }; }

    /// <summary>Where the Platform says more, as it sent it (usually an address); null when it gave nothing.</summary>
    public string? MoreInfo { get => Facts.MoreInfo; init => Facts = Facts with { MoreInfo = value }; }

    /// <summary>The id under which the Platform's support finds this request; null when the answer had none.</summary>
    public string? RequestId { get => Facts.RequestId; init => Facts = Facts with { RequestId = value }; }

    /// <summary>The description's id of the operation that was attempted, such as <c>files.get</c>; null when none was.</summary>
    public string? Operation { get => Facts.Operation; init => Facts = Facts with { Operation = value }; }

    /// <summary>How many times the request was sent; 0 when it never was.</summary>
    public int Attempts { get; internal set; }

    /// <summary>The headers of the answer, names without regard to case; empty when there was no answer.</summary>
    public IReadOnlyDictionary<string, string> Headers { get => Facts.Headers; init => Facts = Facts with { Headers = value }; }

    /// <summary>The beginning of a body that is not JSON, such as a gateway's HTML page; null when the body was JSON or empty.</summary>
    public string? BodyStart { get => Facts.BodyStart; init => Facts = Facts with { BodyStart = value }; }

    /// <summary>True when the cause passes by itself, so that the same call may succeed later.</summary>
    public bool IsTransient { get => Facts.IsTransient; init => Facts = Facts with { IsTransient = value }; }

    /// <summary>True when sending the same call again cannot do its work twice.</summary>
    public bool IsSafeToRepeat { get => Facts.IsSafeToRepeat; init => Facts = Facts with { IsSafeToRepeat = value }; }

    /// <summary>How long the Platform asks to wait before the next try, by its own clock; null when it asked nothing usable.</summary>
    public TimeSpan? RetryAfter { get => Facts.RetryAfter; init => Facts = Facts with { RetryAfter = value }; }

    /// <summary>True for the Platform's announced maintenance (status 503 with code 0).</summary>
    public bool IsMaintenance => Status == HttpStatusCode.ServiceUnavailable && Code == 0;

    /// <summary>The name of the file whose transfer it ended, as it may be shown; null: it ended none, or tells so itself.</summary>
    internal string? EndedTransferOf { get; set; }

    internal ErrorFacts Facts { get; set; } = ErrorFacts.None;
}
