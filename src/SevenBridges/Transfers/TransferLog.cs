using Microsoft.Extensions.Logging;

namespace SevenBridges.Transfers;

/// <summary>What transfers write to the log: names of files, numbers and reasons, never an address.</summary>
internal static partial class TransferLog
{
    [LoggerMessage(EventId = 3001, Level = LogLevel.Warning, Message = "The upload of '{FileName}' failed and could not be given up on the Platform: {Reason}")]
    public static partial void AbortFailed(this ILogger log, string fileName, string reason);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Debug, Message = "Attempt {Attempt} at {Subject} failed: {Reason}")]
    public static partial void AttemptFailed(this ILogger log, int attempt, string subject, string reason);

    [LoggerMessage(EventId = 3009, Level = LogLevel.Warning, Message = "The upload of '{FileName}' begins anew: {Reason}")]
    public static partial void UploadBeginsAnew(this ILogger log, string fileName, string reason);

    [LoggerMessage(EventId = 3010, Level = LogLevel.Debug, Message = "The only part of '{FileName}' is reported by a call of its own: {Reason}")]
    public static partial void ReportedApart(this ILogger log, string fileName, string reason);

    [LoggerMessage(EventId = 3005, Level = LogLevel.Warning, Message = "The journal '{Path}' ({Bytes} bytes) is damaged, of other content or of another version; the download begins anew")]
    public static partial void JournalNotBelieved(this ILogger log, string path, int bytes);

    [LoggerMessage(EventId = 3006, Level = LogLevel.Warning, Message = "{Extents} stretches of bytes are not what the journal '{Path}' says of them; they are fetched again")]
    public static partial void BytesNotBelieved(this ILogger log, string path, int extents);

    [LoggerMessage(EventId = 3007, Level = LogLevel.Warning, Message = "The journal '{Path}' cannot be written; the transfer goes on, but cannot be taken up again: {Reason}")]
    public static partial void JournalNotWritten(this ILogger log, string path, string reason);

    [LoggerMessage(EventId = 3008, Level = LogLevel.Information, Message = "'{FileName}' is taken up again: {Bytes} bytes are there already")]
    public static partial void TakenUpAgain(this ILogger log, string fileName, long bytes);

    [LoggerMessage(EventId = 3004, Level = LogLevel.Warning, Message = "The download of '{FileName}' begins anew: {Reason}")]
    public static partial void BeginsAnew(this ILogger log, string fileName, string reason);

    [LoggerMessage(EventId = 3003, Level = LogLevel.Warning, Message = "The temporary file '{Path}' could not be deleted: {Reason}")]
    public static partial void TemporaryFileLeft(this ILogger log, string path, string reason);
}
