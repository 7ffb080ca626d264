namespace SevenBridges.Emulator.Faults;

/// <summary>A fault that went off.</summary>
/// <param name="Operation">The operation it hit: an <c>operationId</c>, or <c>storage.putPart</c> or <c>storage.getContent</c>.</param>
/// <param name="Subject">The number of the part, or the id of the file; empty for the API.</param>
/// <param name="Fault">What went wrong.</param>
public sealed record FiredFault(string Operation, string Subject, Fault Fault);
