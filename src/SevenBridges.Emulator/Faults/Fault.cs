using System.Net;

namespace SevenBridges.Emulator.Faults;

/// <summary>One thing that can go wrong with a request. Made by its static methods; a <see cref="FaultScript"/> says when.</summary>
public sealed record Fault
{
    private Fault(FaultKind kind) => Kind = kind;

    /// <summary>What goes wrong.</summary>
    public FaultKind Kind { get; }

    /// <summary>HTTP status of a <see cref="FaultKind.Status"/>; else 0.</summary>
    public int StatusCode { get; private init; }

    /// <summary>The Platform's code in the error body; null: an answer such as a gateway gives, without a body that the Platform wrote.</summary>
    public int? Code { get; private init; }

    /// <summary>After how many bytes a body is cut, or by how many bytes a range is shifted; else 0.</summary>
    public long Bytes { get; private init; }

    /// <summary>Speed of <see cref="FaultKind.SlowBytes"/> in bytes a second; else 0.</summary>
    public long BytesPerSecond { get; private init; }

    /// <summary>How long the request waits before anything else, on the emulator's clock.</summary>
    public TimeSpan Wait { get; private init; }

    /// <summary>Headers of the answer by name; null as the value takes the header away.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> HeaderChanges { get; private init; } = [];

    /// <summary>No whole answer arrives.</summary>
    internal bool EndsConnection => Kind is FaultKind.ResetBefore or FaultKind.ResetAfterCommit or FaultKind.CutBody;

    /// <summary>The connection is reset before the request has an effect.</summary>
    public static Fault ResetBefore { get; } = new(FaultKind.ResetBefore);

    /// <summary>The request takes effect, then the connection is reset.</summary>
    public static Fault ResetAfterCommit { get; } = new(FaultKind.ResetAfterCommit);

    /// <summary>Storage gives the ETag of other bytes.</summary>
    public static Fault WrongETag { get; } = new(FaultKind.WrongETag);

    /// <summary>Storage gives no ETag.</summary>
    public static Fault MissingETag { get; } = new(FaultKind.MissingETag);

    /// <summary>Storage refuses the signed address as expired: 403.</summary>
    public static Fault ExpiredUrl { get; } = new(FaultKind.ExpiredUrl);

    /// <summary>Storage sends the whole object, with 200, whatever range was asked for.</summary>
    public static Fault IgnoredRange { get; } = new(FaultKind.IgnoredRange);

    /// <summary>From this request on, storage has other bytes of the same length.</summary>
    public static Fault ChangedObject { get; } = new(FaultKind.ChangedObject);

    /// <summary>An error in place of the answer.</summary>
    /// <param name="status">HTTP status, 400 to 599.</param>
    /// <param name="code">The Platform's code; 0 with status 503 is maintenance. Null: a gateway's answer, no JSON.</param>
    public static Fault Status(int status, int? code = null) =>
        status is >= 400 and <= 599
            ? new Fault(FaultKind.Status) { StatusCode = status, Code = code }
            : throw new ArgumentOutOfRangeException(nameof(status), status, "A fault's status is an error: 400 to 599.");

    /// <summary>An error in place of the answer, as a gateway gives it.</summary>
    /// <param name="status">HTTP status, 400 to 599.</param>
    public static Fault FromHttpStatusCode(HttpStatusCode status) => Status((int)status);

    /// <summary>The connection ends in the middle of the body.</summary>
    /// <param name="afterBytes">How many bytes of it still pass.</param>
    public static Fault CutBody(long afterBytes) => new(FaultKind.CutBody) { Bytes = NotNegative(afterBytes, nameof(afterBytes)) };

    /// <summary>Storage sends another range than the one asked for, and says so.</summary>
    /// <param name="bytes">How many bytes behind the one asked for it begins; negative: before.</param>
    public static Fault ShiftedRange(long bytes = 1) => new(FaultKind.ShiftedRange) { Bytes = bytes };

    /// <summary>The body passes slowly.</summary>
    /// <param name="bytesPerSecond">How slowly: bytes a second, on the emulator's clock.</param>
    public static Fault SlowBytes(long bytesPerSecond) =>
        bytesPerSecond > 0
            ? new Fault(FaultKind.SlowBytes) { BytesPerSecond = bytesPerSecond }
            : throw new ArgumentOutOfRangeException(nameof(bytesPerSecond), bytesPerSecond, "Slow is still more than nothing: at least 1 byte a second.");

    /// <summary>The request waits, and is then answered as ever.</summary>
    /// <param name="wait">How long, on the emulator's clock.</param>
    public static Fault Delay(TimeSpan wait) => new Fault(FaultKind.Delay).After(wait);

    /// <summary>One header of the answer is another, or missing.</summary>
    /// <param name="name">Its name, such as <c>X-Total-Matching-Query</c>.</param>
    /// <param name="value">Its value; null: the header is missing.</param>
    public static Fault Header(string name, string? value) => new Fault(FaultKind.Headers).AndHeader(name, value);

    /// <summary>An error in place of the answer, as a gateway gives it.</summary>
    /// <param name="status">HTTP status, 400 to 599.</param>
    public static implicit operator Fault(HttpStatusCode status) => FromHttpStatusCode(status);

    /// <summary>This fault, after a wait.</summary>
    /// <param name="wait">How long, on the emulator's clock.</param>
    public Fault After(TimeSpan wait) =>
        wait >= TimeSpan.Zero ? this with { Wait = wait } : throw new ArgumentOutOfRangeException(nameof(wait), wait, "Nobody can wait a negative time.");

    /// <summary>This fault, and one more header that is another, or missing: <c>Fault.Status(429, 1000).AndHeader("Retry-After", "3")</c>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value; null: the header is missing.</param>
    public Fault AndHeader(string name, string? value) => this with { HeaderChanges = [.. HeaderChanges, new(name, value)] };

    private static long NotNegative(long value, string parameter) =>
        value >= 0 ? value : throw new ArgumentOutOfRangeException(parameter, value, "A number of bytes is at least 0.");
}
