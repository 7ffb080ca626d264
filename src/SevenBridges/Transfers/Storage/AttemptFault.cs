using System.Net;

namespace SevenBridges.Transfers;

/// <summary>One attempt at one part failed. Whether another is made is decided by who caught it; only the last one reaches the caller, as a <see cref="TransferException"/>.</summary>
internal sealed class AttemptFault(TransferFault fault, string reason, Exception? cause = null) : Exception(reason, cause)
{
    public TransferFault Fault { get; } = fault;

    /// <summary>What the object store answered; null: nothing, or the answer was not the trouble.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>True when another attempt may succeed.</summary>
    public bool MayPass { get; init; }

    /// <summary>How often at most it is worth another attempt, if it is always this one; null: as often as the options say.</summary>
    public int? MostRepeats { get; init; }

    /// <summary>True when the other attempt is made to learn what an answer means: it is at once, and no failure counts.</summary>
    public bool IsTrial { get; init; }

    /// <summary>True when what is ill is the line or the other side, and may be well by and by: later, if not at another attempt.</summary>
    public bool IsTransient => MayPass && !NeedsNewAddress && Fault is not (TransferFault.ChecksumWrong or TransferFault.ChecksumMissing);

    /// <summary>True when only a new signed address can help.</summary>
    public bool NeedsNewAddress { get; init; }

    /// <summary>True when the object store says that it is asked for too much, or can no more at the moment.</summary>
    public bool IsTooMuch => Status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;

    /// <summary>Whether it is the same trouble as the one before.</summary>
    public bool IsLike(AttemptFault? before) => before is not null && before.Fault == Fault && before.MostRepeats == MostRepeats;

    /// <summary>How long the object store asks to wait; null: it asked nothing.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
