using SevenBridges.Http;

namespace SevenBridges;

/// <summary>What one entry of a bulk call says of one of many things: it, or why it is not shown.</summary>
/// <param name="Work">It; null when there is an error.</param>
/// <param name="Error">Why it is not shown; null when it is.</param>
internal readonly record struct BulkLook<T>(T? Work, SevenBridgesException? Error) where T : PlatformModel
{
    /// <summary>Reads an entry. That nobody answered says nothing of the thing: such a look has failed as a whole.</summary>
    public static BulkLook<T> Of(T? work, Error? error, Operation operation) =>
        work is not null ? new(work, null) : error?.Cause is { } cause ? throw cause : new(null, JobErrors.AsAnswer(error, operation.Id));
}
