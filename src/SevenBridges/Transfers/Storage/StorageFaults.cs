using System.Net;
using System.Security.Authentication;
using SevenBridges.Http;

namespace SevenBridges.Transfers;

/// <summary>Tells of each way in which the object store may fail an attempt whether it may pass, and in words that hold no signed address.</summary>
internal static class StorageFaults
{
    // More new addresses of which none works say no more.
    private const int MostAddresses = 5;

    // A certificate that nobody trusts is trusted no more the next time; a proxy on the way may have been in the way only once.
    private const int MostHandshakes = 2;

    // The pipeline has repeated the call already, each time.
    private const int MostCalls = 5;

    // Statuses of 4xx say that the request is wrong. With these codes it is the line that was slow or garbled the bytes, or two requests that met: sent again, it is right.
    private static readonly HashSet<string?> PassingCodes =
        ["RequestTimeout", "IncompleteBody", "BadDigest", "Md5Mismatch", "XAmzContentSHA256Mismatch", "XAmzContentChecksumMismatch", "OperationAborted"];

    /// <summary>An answer with a status that is no success.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="code">What its body says is wrong, see <see cref="StoreCode"/>; null: nothing.</param>
    /// <param name="now">The time.</param>
    public static AttemptFault Refused(HttpResponseMessage answer, string? code, DateTimeOffset now)
    {
        var isPassing = PassingCodes.Contains(code) || IsPassing(answer.StatusCode);
        // An expired signature is 403 on S3 and Azure, 401 on others; only a new address tells whether it was that. On Google, and for temporary keys of S3, it is 400,
        // which mostly says something else: one new address tells.
        var expired = answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized;
        var mayBeExpired = expired || (answer.StatusCode == HttpStatusCode.BadRequest && !isPassing);
        return new(expired ? TransferFault.AddressExpired : TransferFault.Refused, $"the object store answered {(int)answer.StatusCode}{Words(answer, code)}")
        {
            Status = answer.StatusCode,
            MayPass = mayBeExpired || isPassing,
            NeedsNewAddress = mayBeExpired,
            MostRepeats = expired ? MostAddresses : mayBeExpired ? 1 : null,
            RetryAfter = RetryHint.Of(answer, default, now),
        };
    }

    /// <summary>The connection did not come about, or broke.</summary>
    public static AttemptFault Lost(Exception cause)
    {
        var telling = Faults.Telling(cause);
        return new(TransferFault.ConnectionLost, $"the connection to the object store broke ({Redaction.Text(telling.Message, null)?.TrimEnd('.')})", cause)
        {
            MayPass = true,
            MostRepeats = telling is AuthenticationException ? MostHandshakes : null,
        };
    }

    public static AttemptFault Stalled(TimeSpan limit, Exception cause) =>
        new(TransferFault.Stalled, $"nothing moved for {limit.TotalSeconds:0.###} seconds", cause) { MayPass = true };

    public static AttemptFault Cut(long missing) =>
        new(TransferFault.ContentCut, $"the object store ended its answer {missing} bytes too early") { MayPass = true };

    /// <summary>More bytes came than the content has, or were asked for: whether those before were the right ones is not sure.</summary>
    public static AttemptFault TooLong() => new(TransferFault.ContentChanged, "the object store sent more bytes than were asked for");

    /// <summary>A call to the Platform that belongs to the part failed, after all that the pipeline does about it.</summary>
    public static AttemptFault Platform(SevenBridgesException cause) => new(TransferFault.Refused, cause.Message.TrimEnd('.'), cause)
    {
        Status = StatusOf(cause),
        MayPass = cause.IsTransient || cause is NonJsonException, // a page of something on the way, which is not the Platform
        MostRepeats = MostCalls,
        RetryAfter = cause.RetryAfter,
    };

    public static AttemptFault Local(string what, Exception cause) => new(TransferFault.LocalFile, $"{what} ({cause.Message.TrimEnd('.')})", cause);

    // A call that was not sent because others had failed has theirs.
    private static HttpStatusCode? StatusOf(Exception? failure) => failure is null ? null : (failure as SevenBridgesException)?.Status ?? StatusOf(failure.InnerException);

    private static bool IsPassing(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500;

    private static string Words(HttpResponseMessage answer, string? code)
    {
        var words = string.Join(", ", new[] { Redaction.Text(answer.ReasonPhrase, null), code }.Where(word => !string.IsNullOrEmpty(word)));
        return words.Length == 0 ? "" : $" ({words})";
    }
}
