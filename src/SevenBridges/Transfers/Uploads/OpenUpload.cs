namespace SevenBridges.Transfers;

/// <summary>What the Platform says of an upload in progress.</summary>
/// <param name="Size">Size of the content as announced; null: it does not say.</param>
/// <param name="PartSize">Size of every part but the last; null: it does not say.</param>
/// <param name="Parts">The parts reported so far.</param>
internal sealed record OpenUpload(long? Size, long? PartSize, IReadOnlyList<PartReceipt> Parts);
