namespace SevenBridges.Paging;

/// <summary>The way to another page: an address to follow as it stands, or a token for the same query.</summary>
internal sealed record PageLink(string? Address, string? Token);
