namespace SevenBridges;

/// <summary>What one entry of a bulk call says of one of many things: it, or why it is not shown.</summary>
/// <param name="Work">It; null when there is an error.</param>
/// <param name="Error">Why it is not shown; null when it is.</param>
internal readonly record struct BulkLook<T>(T? Work, SevenBridgesException? Error) where T : PlatformModel;
