namespace SevenBridges.Emulator.Hosting;

/// <summary>Names of which exactly one, or at most one, is given.</summary>
/// <param name="Names">Parameters of the query, or members of the body.</param>
/// <param name="IsRequired">Whether one must be given.</param>
/// <param name="IsOfBody">Whether they are members of the body.</param>
internal sealed record Choice(IReadOnlyList<string> Names, bool IsRequired, bool IsOfBody);
