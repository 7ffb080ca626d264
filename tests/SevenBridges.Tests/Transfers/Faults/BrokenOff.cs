namespace SevenBridges.Tests.Transfers.Faults;

/// <summary>What a transfer left that was broken off. Small ones leave nothing.</summary>
/// <param name="Target">The final path, or the local file of an upload.</param>
/// <param name="Journal">Where it is remembered what is done.</param>
/// <param name="Data">Where the bytes are.</param>
internal sealed record BrokenOff(string Target, string Journal, string Data);
