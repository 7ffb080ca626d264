namespace SevenBridges.Transfers;

/// <summary>A part that the object store has taken, before anyone has looked at its ETag.</summary>
/// <param name="Receipt">What the object store said.</param>
/// <param name="Md5">MD5 of what was sent; null: not hashed.</param>
/// <param name="IsEncrypted">The object store says that its ETags are no MD5s, whatever they look like.</param>
internal sealed record SentPart(PartReceipt Receipt, byte[]? Md5, bool IsEncrypted);
