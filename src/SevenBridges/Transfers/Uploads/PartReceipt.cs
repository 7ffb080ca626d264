namespace SevenBridges.Transfers;

/// <summary>A part that is in the object store, and what the object store said about it.</summary>
internal sealed record PartReceipt(int Part, IReadOnlyDictionary<string, string> Headers);
