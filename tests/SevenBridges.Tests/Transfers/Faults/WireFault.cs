using System.Net;
using SevenBridges.Emulator.Faults;

namespace SevenBridges.Tests.Transfers.Faults;

/// <summary>A fault of the line, of the object store or of the Platform, and how a transfer must end that meets it.</summary>
/// <param name="Fault">What goes wrong.</param>
/// <param name="Times">How often.</param>
/// <param name="Expected">How it must end.</param>
/// <param name="Status">The status that a failure must name; null: none.</param>
internal sealed record WireFault(Fault Fault, int Times, Expected Expected, HttpStatusCode? Status = null)
{
    private const int ForEver = int.MaxValue;

    /// <summary>Whether a transfer, by operation and size, gets to see anything wrong; where it does not, it must be whole. Null: it depends on which request comes first.</summary>
    public Func<string, string, bool?> ShowsIn { get; init; } = static (_, _) => true;

    private static Fault WrongChecksum(string name, string value) => Fault.Header("ETag", "\"opaque\"").AndHeader(name, value);

    private static bool? SeveralParts(string operation, string size) => size is "part + 1" or "3 parts";

    /// <summary>At the object store, both ways.</summary>
    public static IReadOnlyDictionary<string, WireFault> OfStorage { get; } = new Dictionary<string, WireFault>
    {
        ["reset"] = new(Fault.ResetBefore, 1, Expected.Whole),
        ["reset after it took effect"] = new(Fault.ResetAfterCommit, 1, Expected.Whole),
        ["reset for ever"] = new(Fault.ResetBefore, ForEver, Expected.Failed),
        ["cut body"] = new(Fault.CutBody(1000), 1, Expected.Whole),
        ["cut body for ever"] = new(Fault.CutBody(0), ForEver, Expected.Failed),
        ["403 expired"] = new(Fault.ExpiredUrl, 1, Expected.Whole),
        ["403 for good"] = new(HttpStatusCode.Forbidden, ForEver, Expected.Failed, HttpStatusCode.Forbidden),
        ["404"] = new(HttpStatusCode.NotFound, ForEver, Expected.Failed, HttpStatusCode.NotFound),
        ["429"] = new(HttpStatusCode.TooManyRequests, 2, Expected.Whole),
        ["429 with a time"] = new(Fault.Status(429).AndHeader("Retry-After", "20"), 2, Expected.Whole),
        ["429 for ever"] = new(HttpStatusCode.TooManyRequests, ForEver, Expected.Failed, HttpStatusCode.TooManyRequests),
        ["500"] = new(HttpStatusCode.InternalServerError, 2, Expected.Whole),
        ["500 for ever"] = new(HttpStatusCode.InternalServerError, ForEver, Expected.Failed, HttpStatusCode.InternalServerError),
        ["503"] = new(HttpStatusCode.ServiceUnavailable, 2, Expected.Whole),
        ["503 for ever"] = new(HttpStatusCode.ServiceUnavailable, ForEver, Expected.Failed, HttpStatusCode.ServiceUnavailable),
        ["wrong ETag"] = new(Fault.WrongETag, 1, Expected.Whole),
        // Of a download of several ranges the bytes are compared, which are right; of a small one its MD5 is.
        ["wrong ETag for ever"] = new(Fault.WrongETag, ForEver, Expected.Failed) { ShowsIn = (operation, size) => operation == "upload" || size == "1" },
        ["missing ETag"] = new(Fault.MissingETag, 1, Expected.Whole),
        ["missing ETag for ever"] = new(Fault.MissingETag, ForEver, Expected.Failed) { ShowsIn = (operation, _) => operation == "upload" },
        ["slow bytes"] = new(Fault.SlowBytes(100 << 20), ForEver, Expected.Whole),
    };

    /// <summary>At the object store, of parts alone: an ETag that is no MD5, and a checksum besides that is of other bytes.</summary>
    public static IReadOnlyDictionary<string, WireFault> OfParts { get; } = new Dictionary<string, WireFault>
    {
        ["wrong checksum told"] = new(WrongChecksum("x-amz-checksum-crc32c", "AAAAAQ=="), 1, Expected.Whole),
        ["wrong checksum told for ever"] = new(WrongChecksum("x-amz-checksum-crc32c", "AAAAAQ=="), ForEver, Expected.Failed),
        ["wrong MD5 told for ever"] = new(WrongChecksum("x-goog-hash", "md5=AAAAAAAAAAAAAAAAAAAAAA=="), ForEver, Expected.Failed),
    };

    /// <summary>At the object store, of downloads alone.</summary>
    public static IReadOnlyDictionary<string, WireFault> OfContent { get; } = new Dictionary<string, WireFault>
    {
        ["ignored range"] = new(Fault.IgnoredRange, 1, Expected.Whole),
        ["ignored range for ever"] = new(Fault.IgnoredRange, ForEver, Expected.Failed) { ShowsIn = (_, size) => size is "part + 1" or "3 parts" },
        ["shifted range"] = new(Fault.ShiftedRange(), 1, Expected.Whole),
        // A single byte at the end cannot be shifted.
        ["shifted range for ever"] = new(Fault.ShiftedRange(), ForEver, Expected.Failed) { ShowsIn = (_, size) => size == "part + 1" ? null : size is "part - 1" or "part" or "3 parts" },
        // What other answers tell is not contradicted; but the bytes are not those that it is of.
        ["wrong checksum"] = new(Fault.Header("x-goog-hash", "crc32c=AAAAAA=="), 1, Expected.Whole),
        ["wrong checksum for ever"] = new(Fault.Header("x-goog-hash", "crc32c=AAAAAA=="), ForEver, Expected.Failed),
        ["malformed checksum for ever"] = new(Fault.Header("x-goog-hash", "crc32c=AAAA"), ForEver, Expected.Whole),
        ["ETags and checksums that come and go"] = new(Fault.MissingETag.AndHeader("x-goog-hash", "md5=AAAA"), 2, Expected.Whole),
        // Of several ranges the first that arrives decides which content is wanted; a single byte has an MD5 that is not its own any more.
        ["changed object"] = new(Fault.ChangedObject, 1, Expected.Either) { ShowsIn = (_, size) => size is "1" or "part + 1" or "3 parts" },
    };

    /// <summary>At the Platform, when an upload is closed: an only part is then reported by a call of its own, and of several all were reported.</summary>
    public static IReadOnlyDictionary<string, WireFault> OfCompletion { get; } = new Dictionary<string, WireFault>
    {
        ["parts missing"] = new(Fault.Status(409, ErrorCodes.UploadCompleteFailed), 1, Expected.Failed, HttpStatusCode.Conflict) { ShowsIn = SeveralParts },
        ["list of parts not taken"] = new(Fault.Status(400, ErrorCodes.UploadPartsInvalid), 1, Expected.Failed, HttpStatusCode.BadRequest) { ShowsIn = SeveralParts },
        ["parts missing for ever"] = new(Fault.Status(409, ErrorCodes.UploadCompleteFailed), ForEver, Expected.Failed, HttpStatusCode.Conflict),
    };

    /// <summary>At the Platform: calls that belong to a transfer.</summary>
    public static IReadOnlyDictionary<string, WireFault> OfPlatform { get; } = new Dictionary<string, WireFault>
    {
        ["reset"] = new(Fault.ResetBefore, 1, Expected.Whole),
        ["reset after it took effect"] = new(Fault.ResetAfterCommit, 1, Expected.Whole),
        ["cut body"] = new(Fault.CutBody(5), 1, Expected.Whole),
        ["429"] = new(Fault.Status(429, 1000), 1, Expected.Whole),
        ["429 with a time"] = new(Fault.Status(429, 1000).AndHeader("Retry-After", "20"), 1, Expected.Whole),
        ["500"] = new(Fault.Status(500, 0), 1, Expected.Whole),
        ["500 for ever"] = new(Fault.Status(500, 0), ForEver, Expected.Failed, HttpStatusCode.InternalServerError),
        ["503 maintenance"] = new(Fault.Status(503, 0), 2, Expected.Whole),
        ["403"] = new(Fault.Status(403, 8001), ForEver, Expected.Failed, HttpStatusCode.Forbidden),
    };
}
