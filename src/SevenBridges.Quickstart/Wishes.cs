namespace SevenBridges.Quickstart;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Reads">The reads to analyse; null: some are made.</param>
/// <param name="Profile">The profile whose account is used; null: none is named.</param>
/// <param name="Output">The folder in which the outputs stay; null: they are deleted after they were compared.</param>
internal sealed record Wishes(string? Reads, string? Profile, string? Output);
