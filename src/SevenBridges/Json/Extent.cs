namespace SevenBridges.Json;

/// <summary>How much of a model or a map is written.</summary>
internal enum Extent
{
    /// <summary>Everything that is held: for <c>JsonSerializer</c>.</summary>
    Held,

    /// <summary>Everything that is held and may be sent.</summary>
    Sendable,

    /// <summary>What was changed and not yet saved.</summary>
    Changed,
}
